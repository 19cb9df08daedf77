using Actions.Health;
using Health.Tests.Support;

namespace Health.Tests;

/// <summary>Which cookies are kept, and where they go (RFC 6265).</summary>
public sealed class CookieTests
{
    private readonly VirtualTime time = new();
    private readonly List<string> received = [];
    private readonly CookieJar jar;

    public CookieTests() => jar = new CookieJar(time, received.Add);

    private void Set(string url, params string[] headers) => jar.Store(new Uri(url), headers);

    private string? Sent(string url) => jar.HeaderFor(new Uri(url));

    [Theory]
    [InlineData("a=1", "https://shop.example/x/y", "a=1")]
    [InlineData("a=1", "https://www.shop.example/", null)]
    [InlineData("a=1", "https://other.example/", null)]
    [InlineData("a=1; Domain=shop.example", "https://www.shop.example/", "a=1")]
    [InlineData("a=1; Domain=.shop.example", "https://www.shop.example/", "a=1")]
    [InlineData("a=1; Domain=shop.example", "https://myshop.example/", null)]
    [InlineData("a=1; Domain=www.shop.example", "https://www.shop.example/", null)]
    [InlineData("a=1; Domain=example", "https://shop.example/", null)]
    [InlineData("a=1; Domain=evil.example", "https://evil.example/", null)]
    [InlineData("a=1; Path=/admin", "https://shop.example/admin/users", "a=1")]
    [InlineData("a=1; Path=/admin", "https://shop.example/admin", "a=1")]
    [InlineData("a=1; Path=/admin", "https://shop.example/administrator", null)]
    [InlineData("a=1; Secure", "https://shop.example/", "a=1")]
    [InlineData("a=1; Secure", "http://shop.example/", null)]
    [InlineData("a=1; Max-Age=0", "https://shop.example/", null)]
    [InlineData("a=1; Max-Age=-5", "https://shop.example/", null)]
    [InlineData("a=1; Expires=Wed, 31 Dec 2025 12:00:00 GMT", "https://shop.example/", null)]
    [InlineData("a=1; Expires=Thu, 01-Jan-2026 13:00:00 GMT", "https://shop.example/", "a=1")]
    [InlineData("a=1; Max-Age=60; Expires=Wed, 31 Dec 2025 12:00:00 GMT", "https://shop.example/", "a=1")]
    [InlineData("__Host-a=1; Secure; Path=/", "https://shop.example/", "__Host-a=1")]
    [InlineData("__Host-a=1; Secure; Path=/x", "https://shop.example/x", null)]
    [InlineData("__Secure-a=1", "https://shop.example/", null)]
    [InlineData("a=b=c; HttpOnly; SameSite=Lax", "https://shop.example/", "a=b=c")]
    [InlineData("=1", "https://shop.example/", null)]
    [InlineData("a", "https://shop.example/", null)]
    public void Goes_where_it_belongs(string header, string url, string? sent)
    {
        Set("https://shop.example/login", header);

        Sent(url).ShouldBe(sent);
    }

    [Fact]
    public void Is_below_the_folder_that_set_it()
    {
        Set("https://shop.example/shop/cart/add", "a=1");

        Sent("https://shop.example/shop/cart/show").ShouldBe("a=1");
        Sent("https://shop.example/shop").ShouldBeNull();
    }

    [Fact]
    public void Is_not_set_as_secure_over_plain_http()
    {
        Set("http://shop.example/", "a=1; Secure");

        Sent("https://shop.example/").ShouldBeNull();
    }

    [Fact]
    public void Ends_when_its_time_is_over()
    {
        Set("https://shop.example/", "a=1; Max-Age=60", "b=2");
        time.Jump(TimeSpan.FromSeconds(60));

        Sent("https://shop.example/").ShouldBe("b=2");
    }

    [Fact]
    public void Is_replaced_by_one_of_the_same_name_domain_and_path_and_the_longest_path_is_sent_first()
    {
        Set("https://shop.example/", "a=1", "b=2", "a=3", "c=4; Path=/deep");

        Sent("https://shop.example/deep").ShouldBe("c=4; a=3; b=2");
    }

    [Fact]
    public void Of_an_address_goes_to_that_address_alone()
    {
        Set("http://127.0.0.1/", "a=1; Domain=127.0.0.1", "b=2; Domain=0.0.1");

        Sent("http://127.0.0.1/").ShouldBe("a=1");
    }

    [Fact]
    public void Is_told_before_it_is_sent()
    {
        Set("https://shop.example/", "a=secret", "b=other; Domain=evil.example");

        received.ShouldBe(["secret"]);
    }
}
