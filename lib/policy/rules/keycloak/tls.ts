/** Options that give the main interface a certificate, and so TLS. */
export const TLS_OPTIONS = ['https-certificate-file', 'https-key-store-file'] as const;

/** Options that give the management interface a certificate of its own. */
export const MANAGEMENT_TLS_OPTIONS = ['https-management-certificate-file', 'https-management-key-store-file'] as const;
