/** Languages that callers can ask for. */
export type Language = 'en-US' | 'zh-CN';
