/** The operations of a path item that have a name of their own (OpenAPI 3.2, Path Item Object). */
export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];
