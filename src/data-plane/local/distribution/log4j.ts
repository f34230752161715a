import { join } from 'node:path';

/** The newest lines; older ones lie beside it as `server.log.1` and so on. */
export const SERVER_LOG = 'server.log';

const MAX_FILE_SIZE = '10MB';
const MAX_BACKUP_INDEX = 3;

/** A log4j configuration that writes `<folder>/server.log` and never more than 40 MB with its older files. */
export function log4jProperties(folder: string): string {
  const file = join(folder, SERVER_LOG).replaceAll('\\', '\\\\');
  return [
    'log4j.rootLogger=INFO, file',
    'log4j.appender.file=org.apache.log4j.RollingFileAppender',
    `log4j.appender.file.File=${file}`,
    `log4j.appender.file.MaxFileSize=${MAX_FILE_SIZE}`,
    `log4j.appender.file.MaxBackupIndex=${MAX_BACKUP_INDEX}`,
    'log4j.appender.file.layout=org.apache.log4j.PatternLayout',
    'log4j.appender.file.layout.ConversionPattern=[%d] %p %m (%c)%n',
    'log4j.logger.kafka.request.logger=WARN',
    '',
  ].join('\n');
}
