import type { AnyAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';
import { describeRouteTables } from './route-tables/describe-route-tables.ts';
import { createSubnet } from './subnets/create-subnet.ts';
import { deleteSubnet } from './subnets/delete-subnet.ts';
import { describeSubnets } from './subnets/describe-subnets.ts';
import { modifySubnetAttribute } from './subnets/modify-subnet-attribute.ts';
import { createVpc } from './vpcs/create-vpc.ts';
import { deleteVpc } from './vpcs/delete-vpc.ts';
import { describeVpcs } from './vpcs/describe-vpcs.ts';
import { modifyVpcAttribute } from './vpcs/modify-vpc-attribute.ts';

/** The actions of vpc 2017-03-12 that are served. */
export const vpcActions: readonly AnyAction<Services>[] = [
  createSubnet,
  createVpc,
  deleteSubnet,
  deleteVpc,
  describeRouteTables,
  describeSubnets,
  describeVpcs,
  modifySubnetAttribute,
  modifyVpcAttribute,
];
