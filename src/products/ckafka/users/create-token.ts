import type { CreateTokenRequest, CreateTokenResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { tokenHashOf } from '../../../domain/user.ts';
import type { Services } from '../../services.ts';
import { findUser } from './find-user.ts';

const TOKEN_BYTES = 16;

/**
 * Request: {InstanceId, User}
 * Answer: {Result: the token, 32 hexadecimal digits}, told this once: only its hash is kept. With AuthorizeToken it lets in as that user,
 * sent as the password, with PLAIN. Each call makes another one.
 */
export const createToken = defineAction<Services, CreateTokenRequest, CreateTokenResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'CreateToken',
  changes: true,
  regional: true,
  async run(call, { random }) {
    const { user } = await findUser(call, call.parameters.User);
    const token = random.bytes(TOKEN_BYTES).toString('hex');
    await call.rows.users.addToken(user.userId, tokenHashOf(token), call.receivedAt);
    return { Result: token };
  },
});
