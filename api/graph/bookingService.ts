import { z } from 'zod';
import type { BookingService } from '../domain/bookingAppointment.ts';
import { asId } from '../domain/ids.ts';
import { Price } from './price.ts';

/** https://learn.microsoft.com/graph/api/resources/bookingservice */
export const Service = z
  .object({
    id: z.string().min(1),
    displayName: z.string().nullish(),
    defaultPriceType: z.string(),
    defaultPrice: Price,
  })
  .transform((service): BookingService => ({
    id: asId<'bookingService'>(service.id),
    displayName: service.displayName ?? '',
    priceType: service.defaultPriceType,
    price: service.defaultPrice,
  }));
