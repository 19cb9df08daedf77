using System.Text.Json;
using Actions.Health;

namespace Health.Tests;

/// <summary>JSON paths by the examples of RFC 9535, and what is refused.</summary>
public sealed class JsonPathTests
{
    // RFC 9535, section 1.5.
    private const string Store = """
        {"store":{"book":[
          {"category":"reference","author":"Nigel Rees","title":"Sayings of the Century","price":8.95},
          {"category":"fiction","author":"Evelyn Waugh","title":"Sword of Honour","price":12.99},
          {"category":"fiction","author":"Herman Melville","title":"Moby Dick","isbn":"0-553-21311-3","price":8.99},
          {"category":"fiction","author":"J. R. R. Tolkien","title":"The Lord of the Rings","isbn":"0-395-19395-8","price":22.99}],
          "bicycle":{"color":"red","price":399}}}
        """;

    // Section 2.3.5.3.
    private const string Filtered = """{"a":[3,5,1,2,4,6,{"b":"j"},{"b":"k"},{"b":{}},{"b":"kilo"}],"o":{"p":1,"q":2,"r":3,"s":5,"t":{"u":6}},"e":"f"}""";

    private static string Select(string json, string path)
    {
        using var document = JsonDocument.Parse(json);
        return "[" + string.Join(',', JsonPath.Parse(path).Select(document.RootElement)!.Select(value => value.GetRawText())) + "]";
    }

    [Theory]
    [InlineData("$.store.book[*].author", """["Nigel Rees","Evelyn Waugh","Herman Melville","J. R. R. Tolkien"]""")]
    [InlineData("$..author", """["Nigel Rees","Evelyn Waugh","Herman Melville","J. R. R. Tolkien"]""")]
    [InlineData("$.store..price", "[8.95,12.99,8.99,22.99,399]")]
    [InlineData("$..book[2].author", """["Herman Melville"]""")]
    [InlineData("$..book[2].publisher", "[]")]
    [InlineData("$..book[-1].title", """["The Lord of the Rings"]""")]
    [InlineData("$..book[0,1].price", "[8.95,12.99]")]
    [InlineData("$..book[:2].price", "[8.95,12.99]")]
    [InlineData("$..book[?@.isbn].price", "[8.99,22.99]")]
    [InlineData("$..book[?@.price<10].title", """["Sayings of the Century","Moby Dick"]""")]
    [InlineData("$.store.bicycle.*", """["red",399]""")]
    public void The_examples_of_the_book_store(string path, string found) => Select(Store, path).ShouldBe(found);

    [Theory]
    [InlineData("$[1:3]", """["b","c"]""")]
    [InlineData("$[5:]", """["f","g"]""")]
    [InlineData("$[1:5:2]", """["b","d"]""")]
    [InlineData("$[5:1:-2]", """["f","d"]""")]
    [InlineData("$[::-1]", """["g","f","e","d","c","b","a"]""")]
    [InlineData("$[-2:]", """["f","g"]""")]
    [InlineData("$[:-5]", """["a","b"]""")]
    [InlineData("$[ 1 : 3 ]", """["b","c"]""")]
    [InlineData("$[1:3:0]", "[]")]
    [InlineData("$[10]", "[]")]
    [InlineData("$[-8]", "[]")]
    [InlineData("$[-100:2]", """["a","b"]""")]
    [InlineData("$[5:100:2147483647]", """["f"]""")]
    public void The_examples_of_slices(string path, string found) => Select("""["a","b","c","d","e","f","g"]""", path).ShouldBe(found);

    [Theory]
    [InlineData("$.a[?@.b == 'kilo']", """[{"b":"kilo"}]""")]
    [InlineData("$.a[?(@.b == 'kilo')]", """[{"b":"kilo"}]""")]
    [InlineData("$.a[?@>3.5]", "[5,4,6]")]
    [InlineData("$.a[?@.b]", """[{"b":"j"},{"b":"k"},{"b":{}},{"b":"kilo"}]""")]
    [InlineData("$[?@.*]", """[[3,5,1,2,4,6,{"b":"j"},{"b":"k"},{"b":{}},{"b":"kilo"}],{"p":1,"q":2,"r":3,"s":5,"t":{"u":6}}]""")]
    [InlineData("$[?@[?@.b]]", """[[3,5,1,2,4,6,{"b":"j"},{"b":"k"},{"b":{}},{"b":"kilo"}]]""")]
    [InlineData("$.o[?@<3, ?@<3]", "[1,2,1,2]")]
    [InlineData("$.a[?@<2 || @.b == \"k\"]", """[1,{"b":"k"}]""")]
    [InlineData("$.o[?@>1 && @<4]", "[2,3]")]
    [InlineData("$.o[?@.u || @.x]", """[{"u":6}]""")]
    [InlineData("$.a[?@.b == $.x]", "[3,5,1,2,4,6]")]
    [InlineData("$.a[?@ == @]", """[3,5,1,2,4,6,{"b":"j"},{"b":"k"},{"b":{}},{"b":"kilo"}]""")]
    [InlineData("$.a[?!@.b]", "[3,5,1,2,4,6]")]
    [InlineData("$.a[?!(@.b || @ > 2)]", "[1,2]")]
    [InlineData("$.o[?@ == 5 || @.u == 6 && @.u != 7]", """[5,{"u":6}]""")]
    [InlineData("$.a[?@ == '3']", "[]")]
    [InlineData("$.o[?'x' == $.e]", "[]")]
    [InlineData("$[?@ == 'f']", """["f"]""")]
    [InlineData("$.a[?@.b <= 'j']", """[{"b":"j"}]""")]
    [InlineData("$.o[?@ == 1e0]", "[1]")]
    public void The_examples_of_filters(string path, string found) => Select(Filtered, path).ShouldBe(found);

    [Theory]
    [InlineData("$['it''s']", false)]
    [InlineData("""$['it\'s']""", true)]
    [InlineData("""$["it's"]""", true)]
    [InlineData("""$['it\u0027s']""", true)]
    public void Quotes_may_be_escaped(string path, bool isAllowed)
    {
        if (isAllowed) Select("""{"it's":1}""", path).ShouldBe("[1]");
        else Should.Throw<FormatException>(() => JsonPath.Parse(path));
    }

    [Fact]
    public void Of_several_members_of_one_name_it_is_the_last() => Select("""{"a":1,"a":2}""", "$.a").ShouldBe("[2]");

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("$.")]
    [InlineData("$..")]
    [InlineData("$.1a")]
    [InlineData("$a")]
    [InlineData("$[")]
    [InlineData("$[]")]
    [InlineData("$[01]")]
    [InlineData("$[-0]")]
    [InlineData("$[a]")]
    [InlineData("$['a]")]
    [InlineData("$['\\x']")]
    [InlineData("$['a\\")]
    [InlineData("$[1:2:3:4]")]
    [InlineData("$[99999999999]")]
    [InlineData("$[?]")]
    [InlineData("$[?1]")]
    [InlineData("$[?1 == ]")]
    [InlineData("$[?@.a == b]")]
    [InlineData("$[?@.* == 1]")]
    [InlineData("$[?@..a == 1]")]
    [InlineData("$[?(@.a]")]
    [InlineData("$[?@.a === 1]")]
    [InlineData("$[?@.a =~ 'x']")]
    [InlineData("$[?length(@.a) > 1]")]
    [InlineData("$[(@.length-1)]")]
    [InlineData("$.a.length()")]
    public void What_is_not_supported_is_refused(string path) => Should.Throw<FormatException>(() => JsonPath.Parse(path));

    [Fact]
    public void Filters_are_not_nested_without_end() =>
        Should.Throw<FormatException>(() => JsonPath.Parse("$" + string.Concat(Enumerable.Repeat("[?@", 10_000))));

    [Fact]
    public void More_values_than_anybody_would_look_at_are_not_looked_at()
    {
        using var document = JsonDocument.Parse("[" + string.Join(',', Enumerable.Repeat("[[[1,1],[1,1]]]", 3000)) + "]");

        JsonPath.Parse("$..*..*..*").Select(document.RootElement).ShouldNotBeNull();
        JsonPath.Parse("$[*,*,*,*,*,*][*,*,*,*][*,*,*]").Select(document.RootElement).ShouldBeNull();
    }
}
