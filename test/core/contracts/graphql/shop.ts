/** A schema that has one of everything, each on a line of its own. */
export const shop = `type Query {
  order(
    id: ID!
    lang: String
    first: Int = 20
    last: Int! = 5
  ): Order
  orders(
    by: Sort
    of: [State!]
    found: Lookup
  ): [Order!]!
  party: Party
  marked: Marked
  ping: String!
}

type Mutation {
  pay(
    amount: Int!
    card: CardGiven!
  ): Order!
}

interface Marked {
  id: ID!
  note: String
}

interface Dated {
  placed: Stamp
}

type Order implements Marked & Dated {
  id: ID!
  note: String
  placed: Stamp
  state: State!
  total(
    in: Currency
  ): Int
  tags: [String!]
  grid: [[Int]]
}

type Person implements Marked {
  id: ID!
  note: String
  name: String
}

type Firm {
  name: String
  people: [Person]
}

type Note {
  id: ID!
  note: String
  text: String
}

union Party = Person | Firm

enum State {
  OPEN
  PAID
  LOST
}

enum Sort {
  DATE
  TOTAL
}

enum Currency {
  EUR
  USD
}

input Lookup {
  id: ID
  email: String
  size: Int = 10
  tags: [String]
}

input CardGiven {
  number: String!
  year: Int
}

scalar Stamp

directive @cached(ttl: Int) repeatable on FIELD | QUERY
directive @traced(
  label: String
) on FIELD
directive @owned(team: String) on OBJECT
`;
