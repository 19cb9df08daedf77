using Actions.Health;
using Health.Tests.Support;

namespace Health.Tests;

public sealed class AssertionTests
{
    private const string Body = """{"status":"ok","ready":true,"count":1,"big":9007199254740993,"none":null,"checks":[{"name":"db","last run":"now"}],"a":{"b-c":2}}""";

    private static readonly Answer Answer = Answers.Of(
        200, Body, latency: TimeSpan.FromMilliseconds(700), headers: [("Content-Type", "application/json; charset=utf-8"), ("X-Version", "1.4.2")]) with
        {
            CertificateDaysLeft = 15,
            Redirects = 2,
            Version = "1.4.2",
        };

    [Theory]
    [InlineData("status in 200-299")]
    [InlineData("header X-Version == 1.4.2")]
    [InlineData("header x-version == \"1.4.2\"")]
    [InlineData("header Content-Type contains json")]
    [InlineData(@"header X-Version matches ^1\.\d")]
    [InlineData("body contains \"status\":\"ok\"")]
    [InlineData("body not-contains error")]
    [InlineData("body matches \"ready\":\\s*true")]
    [InlineData("json $.status == ok")]
    [InlineData("json $.status == \"ok\"")]
    [InlineData("json $.count == 1")]
    [InlineData("json $.count == 1.0")]
    [InlineData("json $.big == 9007199254740993")]
    [InlineData("json $.ready == true")]
    [InlineData("json $.none == null")]
    [InlineData("json $.none exists")]
    [InlineData("json $.checks[0].name == db")]
    [InlineData("json $.checks[0]['last run'] == now")]
    [InlineData("json $.a.b-c == 2")]
    [InlineData("json $.a == {\"b-c\": 2}")]
    [InlineData("json $.status != degraded")]
    [InlineData("json $.error missing")]
    [InlineData("json $ exists")]
    [InlineData("json $.count > 0.5")]
    [InlineData("json $.count >= 1")]
    [InlineData("json $.big > 9007199254740992")]
    [InlineData("json $.status < p")]
    [InlineData("json $.checks[*].name == db")]
    [InlineData("json $.checks[?@.name != 'db'] missing")]
    [InlineData("json $.checks count == 1")]
    [InlineData("json $ count > 5")]
    [InlineData("json $..name count == 1")]
    [InlineData("json $.none type null")]
    [InlineData("json $.ready type boolean")]
    [InlineData("json $.checks type array")]
    [InlineData(@"json $.status matches ^o")]
    [InlineData(@"json $.count matches ^\d$")]
    [InlineData("body size < 1KiB")]
    [InlineData("body size != 0")]
    [InlineData("body sha256 b4b432673a6420b3afbc5eadf73bfadeb0de8a725490ffa8aa07e93293114664")]
    [InlineData("tls.days-left > 14")]
    [InlineData("redirect-count <= 2")]
    [InlineData("version == 1.4.2")]
    [InlineData("latency < 800ms")]
    public void Holds(string line) => AssertionParser.Parse(line).Judge(Answer).ShouldBeNull();

    [Theory]
    [InlineData("status in 201", "answered 200, expected 201")]
    [InlineData("header X-Version == 1.4.3", "'1.4.2' in header X-Version")]
    [InlineData("header X-Other == 1", "no header X-Other")]
    [InlineData("body contains missing", "found a body of")]
    [InlineData("body not-contains ok", "found a body of")]
    [InlineData("json $.status == degraded", "\"ok\" at $.status")]
    [InlineData("json $.count == \"1\"", "1 at $.count")]
    [InlineData("json $.big == 9007199254740992", "9007199254740993 at $.big")]
    [InlineData("json $.checks[1] exists", "nothing at $.checks[1]")]
    [InlineData("json $.other != 1", "nothing at $.other")]
    [InlineData("json $.status missing", "\"ok\" at $.status")]
    [InlineData("json $.count > 1", "1 at $.count")]
    [InlineData("json $.status > 1", "\"ok\" at $.status")]
    [InlineData("json $.nothing[*] == 1", "nothing at $.nothing[*]")]
    [InlineData("json $.checks[*]['last run','name'] == now", "\"db\" at $.checks[*]['last run','name']")]
    [InlineData("json $.checks count > 1", "1 at $.checks")]
    [InlineData("json $.nothing count == 0", "nothing at $.nothing")]
    [InlineData("json $.count type string", "1 at $.count")]
    [InlineData("json $.status matches ^x", "\"ok\" at $.status")]
    [InlineData("body size < 20", "found a body of")]
    [InlineData("body sha256 0000000000000000000000000000000000000000000000000000000000000000", "found sha256 ")]
    [InlineData("tls.days-left > 15", "found 15 days")]
    [InlineData("redirect-count == 0", "found 2 redirects")]
    [InlineData("version == 1.4.3", "found version 1.4.2")]
    [InlineData("latency < 700ms", "700 ms")]
    public void Fails_and_says_what_was_found(string line, string found) =>
        AssertionParser.Parse(line).Judge(Answer).ShouldNotBeNull().Text.ShouldContain(found);

    [Theory]
    [InlineData("")]
    [InlineData("contains x")]
    [InlineData("status 200")]
    [InlineData("header X-Version")]
    [InlineData("header X-Version is 1")]
    [InlineData("body matches (")]
    [InlineData("body contains")]
    [InlineData("json status == ok")]
    [InlineData("json $.a == {x")]
    [InlineData("json $.a[?length(@) > 1] exists")]
    [InlineData("json $.a count")]
    [InlineData("json $.a count many")]
    [InlineData("json $.a type text")]
    [InlineData("json $.a matches (")]
    [InlineData("json $.a ==")]
    [InlineData("body size 1KiB")]
    [InlineData("body size < much")]
    [InlineData("body sha256 abc")]
    [InlineData("tls.days-left 14")]
    [InlineData("redirect-count < few")]
    [InlineData("version 1.2")]
    [InlineData("latency > 1s")]
    [InlineData("latency < soon")]
    public void What_is_not_supported_is_refused_when_read_and_not_when_checked(string line) =>
        Should.Throw<FormatException>(() => AssertionParser.Parse(line));

    [Fact]
    public void A_body_that_is_not_json_fails_a_json_assertion() =>
        AssertionParser.Parse("json $.status == ok").Judge(Answers.Of(200, "<html>")).ShouldNotBeNull().Text.ShouldContain("not JSON");

    [Fact]
    public void Json_nested_deeper_than_64_is_not_read() =>
        AssertionParser.Parse("json $ exists").Judge(Answers.Of(200, new string('[', 65) + new string(']', 65))).ShouldNotBeNull();

    [Theory]
    [InlineData("body contains ready", null)]
    [InlineData("body contains absent", Reason.TooLarge)]
    [InlineData("body not-contains absent", Reason.TooLarge)]
    [InlineData("body not-contains ready", Reason.Assertion)]
    [InlineData("json $.status == ok", Reason.TooLarge)]
    [InlineData("body size > 20", null)]
    [InlineData("body size < 20", Reason.Assertion)]
    [InlineData("body size < 70", Reason.TooLarge)]
    [InlineData("body sha256 0000000000000000000000000000000000000000000000000000000000000000", Reason.TooLarge)]
    public void A_body_that_was_cut_proves_only_what_was_read(string line, object? reason) =>
        AssertionParser.Parse(line).Judge(Answers.Of(200, Body[..60], cut: true))?.Reason.ShouldBe(reason);

    [Fact]
    public void A_regular_expression_that_takes_too_long_has_failed()
    {
        var answer = Answers.Of(200, new string('a', 60) + "!");

        AssertionParser.Parse("body matches ^(a+)+$").Judge(answer).ShouldNotBeNull().Text.ShouldContain("longer than a second");
    }

    [Fact]
    public void A_cookie_is_not_shown() =>
        AssertionParser.Parse("header Set-Cookie == x").Judge(Answers.Of(200, headers: ("Set-Cookie", "session=abc")))
            .ShouldNotBeNull().Text.ShouldNotContain("abc");

    [Theory]
    [InlineData("$.version", "1.4.2")]
    [InlineData("header:X-Version", "1.4.2")]
    [InlineData("regex:v(\\d+)", "7")]
    [InlineData("$.other", null)]
    public void A_version_is_found(string path, string? version)
    {
        var answer = Answers.Of(200, """{"version":"1.4.2","build":"v7"}""", headers: ("X-Version", "1.4.2"));

        VersionSource.Parse(path).Find(answer).ShouldBe(version);
    }

    [Theory]
    [InlineData("1.4.2", "1.4.2", true)]
    [InlineData("1.4.2", "1.4.1", false)]
    [InlineData("1.4", "1.4.2", false)]
    [InlineData("0123456789abcdef0123456789abcdef01234567", "0123456", true)]
    [InlineData("0123456", "0123456789ABCDEF0123456789abcdef01234567", true)]
    [InlineData("012345", "0123456789abcdef0123456789abcdef01234567", false)]
    [InlineData("0123457", "0123456789abcdef0123456789abcdef01234567", false)]
    public void An_abbreviated_commit_counts_as_the_full_one(string expected, string seen, bool same) =>
        (new ExpectedVersion(expected, VersionSource.Parse("$.version")).Judge(seen) is null).ShouldBe(same);
}
