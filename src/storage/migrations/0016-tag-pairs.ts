/** The pairs of key and value that an account has, carried by a resource or not. What is carried is among them: the key says so. */
export const tagPairs = `
CREATE TABLE tag_pairs (
  app_id bigint NOT NULL REFERENCES accounts,
  tag_key text NOT NULL,
  tag_value text NOT NULL,
  PRIMARY KEY (app_id, tag_key, tag_value)
);
INSERT INTO tag_pairs SELECT DISTINCT app_id, tag_key, tag_value FROM tags;

ALTER TABLE tags ADD CONSTRAINT tags_of_pairs FOREIGN KEY (app_id, tag_key, tag_value) REFERENCES tag_pairs;
CREATE INDEX tags_by_pair ON tags (app_id, tag_key, tag_value);
`;
