import type { Mutator } from '../../../scripts/eval/mutator.ts';

const proto = 'proto/stock/v1/stock.proto';
const server = 'internal/server/server.go';
const rpc =
  '  // A page of articles that run low, by article number.\n  rpc ListLowStock(ListLowStockRequest) returns (ListLowStockResponse);\n';
const method = `// ListLowStock answers a page, of two hundred at most.
func (s *Server) ListLowStock(ctx context.Context, request *stockv1.ListLowStockRequest) (*stockv1.ListLowStockResponse, error) {
	size := min(max(request.GetPageSize(), 1), largestPage)
	articles, err := s.articles.Low(ctx, request.GetPageToken(), size)
	if err != nil {
		return nil, status.Error(codes.Unavailable, "try again")
	}
	response := &stockv1.ListLowStockResponse{}
	for _, article := range articles {
		response.Articles = append(response.Articles, answerOf(article))
		response.NextPageToken = article.Sku
	}
	return response, nil
}

`;

export default {
  seed: 'go-grpc',
  title: 'Retire the list of what runs low',
  area: 'API contracts & docs',
  flawed: [
    { path: proto, replace: rpc, by: '' },
    { path: server, replace: method, by: '' },
    { path: server, replace: 'const largestPage = 200\n\n', by: '' },
  ],
  safe: [
    {
      path: proto,
      replace: 'returns (ListLowStockResponse);\n',
      by: `returns (ListLowStockResponse) {
    // Until 2027-12-31; the purchasing service has the list then.
    option deprecated = true;
  }
`,
    },
  ],
  golden: [
    {
      checks: ['contract/operation-removed', 'VER-01'],
      path: proto,
      quote: 'rpc ListLowStock',
      side: 'before',
      severity: 'critical',
      must: true,
      also: [{ path: server, quote: ') ListLowStock(ctx', side: 'before' }],
    },
  ],
} satisfies Mutator;
