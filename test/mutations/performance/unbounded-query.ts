import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const repository = 'src/main/java/example/shipping/ParcelRepository.java';
const controller = 'src/main/java/example/shipping/ParcelController.java';
const next = '  @PostMapping("/{orderId}/ship")\n';
const bounded: readonly Edit[] = [
  {
    path: repository,
    replace: '  List<Parcel> findByState(',
    by: '  List<Parcel> findByCarrier(String carrier, Pageable page);\n\n  List<Parcel> findByState(',
  },
  {
    path: controller,
    replace: next,
    by: `  @GetMapping("/by-carrier")
  @PreAuthorize("hasAuthority('SCOPE_parcels.read')")
  List<Parcel> ofCarrier(@RequestParam String carrier, @RequestParam(defaultValue = "0") int page) {
    return parcels.findByCarrier(carrier, PageRequest.of(page, 50));
  }

${next}`,
  },
];

export default {
  seed: 'spring-kafka',
  title: 'List the parcels of a carrier',
  area: 'Performance',
  flawed: [
    {
      path: repository,
      replace: '  List<Parcel> findByState(',
      by: '  List<Parcel> findByCarrier(String carrier);\n\n  List<Parcel> findByState(',
    },
    {
      path: controller,
      replace: next,
      by: `  @GetMapping("/by-carrier")
  @PreAuthorize("hasAuthority('SCOPE_parcels.read')")
  List<Parcel> ofCarrier(@RequestParam String carrier) {
    return parcels.findByCarrier(carrier);
  }

${next}`,
    },
  ],
  safe: bounded,
  golden: [
    {
      checks: ['api/collection-without-bound', 'API-01', 'PRF-01'],
      path: controller,
      quote: 'parcels.findByCarrier(carrier)',
      side: 'after',
      severity: 'high',
      must: true,
      also: [{ path: repository, quote: 'findByCarrier(String carrier)', side: 'after' }],
    },
  ],
} satisfies Mutator;
