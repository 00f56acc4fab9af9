const browserPackages =
  /^(react|react-dom(\/client)?|react-native|vue|svelte|preact|solid-js|@angular\/core|jquery|lit|swr|@tanstack\/react-query|zustand|redux|react-redux|redux-thunk|redux-saga|@reduxjs\/toolkit|mobx|react-router-dom|vue-router|pinia|vuex)$/;
/** Frameworks whose projects contain browser and server code. */
const bothPackages = /^(next|nuxt|@sveltejs\/kit|@remix-run\/react|astro|expo|electron)$/;
const serverPackages =
  /^(express|fastify|koa|@koa\/router|@nestjs\/[^/]+|@hapi\/hapi|hono|restify|polka|@grpc\/grpc-js|amqplib|kafkajs|bullmq|pg|mysql2|mongoose|typeorm|@apollo\/server|apollo-server|moleculer|@feathersjs\/feathers)$/;
/** Other modules that only server code imports: they do not work in a browser. */
const serverModules =
  /^(node:(?!(path|url|util|events|buffer)$).*|(fs|dns)(\/promises)?|http|https|http2|net|tls|child_process|cluster|worker_threads|os|async_hooks|server-only|next\/(server|headers|cache)|@prisma\/client|@trpc\/server|@aws-sdk\/.*|ioredis|redis|nodemailer|@remix-run\/(node|server-runtime)|next-auth|pino|winston|stripe|jsonwebtoken|bcrypt|firebase-admin(\/.*)?|@trigger\.dev\/sdk(\/.*)?|@temporalio\/.*|@google-cloud\/.*|@vercel\/functions|@keystone-6\/(auth|core(\/(access|context|fields|session|system))?))$/;
const argumentParsers =
  /^(commander|yargs|cac|meow|inquirer|@inquirer\/prompts|prompts|minimist|arg|citty|@clack\/prompts|sade|caporal|clipanion|@oclif\/core|enquirer|command-line-args)$/;

/** Whether a package renders a user interface in a browser, or manages its state. */
export function isOfBrowser(name: string): boolean {
  return browserPackages.test(name);
}

/** Whether projects that use a package contain browser and server code. */
export function isOfBoth(name: string): boolean {
  return bothPackages.test(name);
}

/** Whether a specifier is of a package that servers use: for requests, messages or stored data. */
export function isOfServer(specifier: string): boolean {
  return serverPackages.test(packageOf(specifier));
}

/** Whether a module does not work in a browser. */
export function isServerModule(specifier: string): boolean {
  return serverModules.test(specifier) || isOfServer(specifier);
}

/** Whether a package parses command-line arguments or prompts on a terminal. */
export function isArgumentParser(name: string): boolean {
  return argumentParsers.test(name);
}

/** The package a specifier names: `@acme/orders` of `@acme/orders/client`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/', 2)
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
