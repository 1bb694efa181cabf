/** Whether a path is that of a module from elsewhere, and no file of whoever runs the scan. */
export const isRemotePath = (path: string): boolean => /^(?:br|ts|registry):/.test(path);
