using System.Text;
using System.Text.Json;
using Actions.Toolkit;
using FsCheck;
using FsCheck.Fluent;

namespace Toolkit.Tests;

public sealed class MasksTests
{
    private readonly List<string> announced = [];
    private readonly Masks masks;

    public MasksTests() => masks = new Masks(announced.Add);

    [Fact]
    public void The_value_is_announced_first()
    {
        masks.Add("hunter2-secret");

        announced[0].ShouldBe("hunter2-secret");
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("xy")]
    public void Base64_of_a_longer_text_is_hidden_at_every_offset(string before)
    {
        masks.Add("user-password-42");
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(before + "user-password-42" + "!!"));

        masks.Redact(encoded).ShouldContain("***");
    }

    [Fact]
    public void Json_and_url_forms_are_hidden()
    {
        masks.Add("a\"b\\c d/é<");

        masks.Redact(JsonSerializer.Serialize("a\"b\\c d/é<")).ShouldBe("\"***\"");
        masks.Redact(Uri.EscapeDataString("a\"b\\c d/é<")).ShouldBe("***");
    }

    [Fact]
    public void Each_line_of_a_key_is_hidden()
    {
        masks.Add("-----BEGIN KEY-----\nMIIBVgIBADANBgkq\r\nhkiG9w0BAQ==\n-----END KEY-----");

        masks.Redact("line MIIBVgIBADANBgkq").ShouldBe("line ***");
        masks.Redact("hkiG9w0BAQ==").ShouldBe("***");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Blank_text_is_no_secret(string blank)
    {
        masks.Add(blank);

        announced.ShouldBeEmpty();
        masks.Redact("a b").ShouldBe("a b");
    }

    [Fact]
    public void Whatever_the_secret_it_never_survives_redaction() => Prop.ForAll<NonWhiteSpaceString, string, string>((secret, before, after) =>
    {
        var any = new Masks(_ => { });
        any.Add(secret.Get);
        return !any.Redact(before + secret.Get + after).Contains(secret.Get, StringComparison.Ordinal) || "***".Contains(secret.Get, StringComparison.Ordinal);
    }).QuickCheckThrowOnFailure();
}
