import type { GetUserAppIdRequest, GetUserAppIdResponse } from '../../../spec/types/cam.ts';
import { defineAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';

/** Request: {}. Answer: {Uin, OwnerUin, AppId} of the caller, who is always the account itself: there are no sub-accounts. */
export const getUserAppId = defineAction<Services, GetUserAppIdRequest, GetUserAppIdResponse>({
  product: 'cam',
  version: '2019-01-16',
  name: 'GetUserAppId',
  changes: false,
  regional: false,
  run: ({ account: { appId, uin } }) => Promise.resolve({ Uin: uin, OwnerUin: uin, AppId: appId }),
});
