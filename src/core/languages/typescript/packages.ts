const browserPackages =
  /^(react|react-dom(\/client)?|react-native|vue|svelte|preact|solid-js|@angular\/core|jquery|lit|swr|@tanstack\/react-query|zustand|react-router-dom|vue-router|pinia)$/;
/** They hold the code of both ends. */
const bothPackages = /^(next|nuxt|@sveltejs\/kit|@remix-run\/react|astro|expo|electron)$/;
const serverPackages =
  /^(express|fastify|koa|@koa\/router|@nestjs\/[^/]+|@hapi\/hapi|hono|restify|polka|@grpc\/grpc-js|amqplib|kafkajs|bullmq|pg|mysql2|mongoose|typeorm|@apollo\/server|apollo-server|moleculer|@feathersjs\/feathers)$/;
/** What a server imports besides: no bundler for browsers takes it. */
const serverModules =
  /^(node:(?!(path|url|util|events|buffer|crypto)$).*|(fs|dns)(\/promises)?|http|https|http2|net|tls|child_process|cluster|worker_threads|os|async_hooks|server-only|next\/(server|headers|cache)|@prisma\/client|@trpc\/server|@aws-sdk\/.*|ioredis|redis|nodemailer|@remix-run\/(node|server-runtime)|next-auth|pino|winston)$/;
const argumentParsers =
  /^(commander|yargs|cac|meow|inquirer|@inquirer\/prompts|prompts|minimist|arg|citty|@clack\/prompts|sade|caporal|clipanion|@oclif\/core|enquirer|command-line-args)$/;

/** Whether a package draws in a browser, or keeps the state of what is drawn. */
export function isOfBrowser(name: string): boolean {
  return browserPackages.test(name);
}

/** Whether a package has code for the browser and for the server. */
export function isOfBoth(name: string): boolean {
  return bothPackages.test(name);
}

/** Whether what is imported, a package or a part of one, answers requests or messages or keeps a service's data. */
export function isOfServer(specifier: string): boolean {
  return serverPackages.test(packageOf(specifier));
}

/** Whether a module only works outside of a browser. */
export function isServerModule(specifier: string): boolean {
  return serverModules.test(specifier) || isOfServer(specifier);
}

/** Whether a package reads the arguments of a command, or asks the person who started it. */
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
