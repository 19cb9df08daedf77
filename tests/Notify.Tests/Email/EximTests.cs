using Notify.Tests.Support;
using Testing;

namespace Notify.Tests.Email;

/// <summary>Through a real mail server, read by another program.</summary>
public sealed class EximTests(EximServer exim) : IClassFixture<EximServer>
{
    private const string Hostile = "\"quotes\" 'single' `ticks` ${{ secrets.X }} <b>bold</b> & &amp; \u2028 \u2029 🧑‍🚀 👩‍👩‍👧‍👦 𝔘𝔫𝔦 مرحبا \u202e\u200f @channel <!here> --> %0d%0a\n.\n.leading dot\n..two\nFrom me\n\ttab\ttrailing blank \n=3D =\n";

    // Mails that say the same have the same id: each test has a key of its own.
    private readonly string key = Guid.NewGuid().ToString();

    private ActionRun Run(string status = "failure")
    {
        EximServer.Need();
        return NotifyRun.Of(status).Mail(exim.Port).Input("correlation-key", key).Input("service", "shop").Input("environment", "production").Input("version", "v1.4.0");
    }

    [Fact]
    public async Task Hostile_text_arrives_as_it_was()
    {
        using var run = await Run().Input("reason", Hostile).Input("service", "Сервис 🧑‍🚀 \"x\" <y> & ${{ z }} \u200f").NotifyAsync();

        run.Result().ShouldBe("delivered: ", run.Log);
        var mail = await ReadAsync(run);
        mail.Header("Subject").ShouldBe("❌ Deployment of Сервис 🧑‍🚀 \"x\" <y> & ${{ z }} \u200f v1.4.0 to production failed");
        mail["plain"]!.GetValue<string>().ShouldContain($"\n\n{Hostile.Trim()}\n\n");
        mail["html"]!.GetValue<string>().ShouldContain(Hostile.Trim());
        mail["defects"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Is_plain_text_and_html_in_utf_8_that_no_machine_answers()
    {
        using var run = await Run().Input("reason", "migration failed").NotifyAsync();

        var mail = await ReadAsync(run);
        mail["types"]!.AsArray().Select(type => (string?)type).ShouldBe(["multipart/alternative", "text/plain", "text/html"]);
        mail["charsets"]!.AsArray().Select(charset => (string?)charset).ShouldAllBe(charset => charset == "utf-8");
        mail.Header("Auto-Submitted").ShouldBe("auto-generated");
        mail.Header("From").ShouldBe("Deployments <deploy@example.com>");
        mail.Header("To").ShouldBe("team@example.com");
        mail.Header("MIME-Version").ShouldBe("1.0");
        mail["links"]!.AsArray().Select(link => (string?)link).ShouldContain("https://github.com/acme/shop/actions/runs/1001");
    }

    [Fact]
    public async Task Mails_of_one_key_are_one_thread()
    {
        using var started = await Run("started").NotifyAsync();
        using var failed = await Run().NotifyAsync();
        using var other = await Run().Input("correlation-key", $"{key}-other").NotifyAsync();

        var (first, second, third) = (await ReadAsync(started), await ReadAsync(failed), await ReadAsync(other));
        second.Header("References").ShouldBe(first.Header("References"));
        second.Header("In-Reply-To").ShouldBe(first.Header("In-Reply-To"));
        second.Header("Message-Id").ShouldNotBe(first.Header("Message-Id"));
        third.Header("References").ShouldNotBe(first.Header("References"));
    }

    [Fact]
    public async Task Tls_can_begin_with_the_connection()
    {
        using var run = await Run().Input("smtp-port", $"{exim.ImplicitPort}").Input("smtp-tls", "implicit").NotifyAsync();

        run.Result().ShouldBe("delivered: ", run.Log);
        (await ReadAsync(run)).Header("Received").ShouldContain("with esmtpsa");
    }

    [Fact]
    public async Task Who_signs_in_wrongly_is_told_without_the_password()
    {
        using var run = await Run().Input("smtp-password", "wrong-password-123").NotifyAsync();

        run.Result().ShouldBe("failed: localhost did not accept 'smtp-username' and 'smtp-password'");
        run.Tries().ShouldBe(1);
    }

    [Fact]
    public async Task Who_does_not_sign_in_is_refused()
    {
        using var run = await Run().Without("smtp-username", "smtp-password").NotifyAsync();

        run.Result().ShouldBe("failed: localhost refused every recipient: team@example.com (550)");
    }

    [Fact]
    public async Task Those_that_are_taken_get_it_and_the_others_are_named()
    {
        using var run = await Run().Input("email-to", "Team <team@example.com>, x@refused.example\n\"Late, Always\" <y@later.example>").NotifyAsync();

        run.Result().ShouldBe("delivered: sent to 1 of 3; refused x@refused.example (550); not yet y@later.example");
        run.Tries().ShouldBe(5);
        (await ReadAsync(run))["to"]!.AsArray().Select(to => (string?)to![0]).ShouldBe(["Team", "", "Late, Always"]);
    }

    [Fact]
    public async Task Several_recipients_get_one_mail()
    {
        using var run = await Run().Input("email-to", "a@example.com, b@example.com, A@example.com,\nJürgen 🚀 <c@bücher.example>").NotifyAsync();

        run.Result().ShouldBe("delivered: ", run.Log);
        (await ReadAsync(run))["to"]!.ToJsonString().ShouldBe("""[["","a@example.com"],["","b@example.com"],["J\u00FCrgen \uD83D\uDE80","c@xn--bcher-kva.example"]]""");
    }

    [Fact]
    public async Task Own_words_are_the_text_and_nothing_in_a_value_acts()
    {
        using var run = Run().Input("reason", "<script>alert(1)</script> {{service}}").Input("template-file", "email=mail.txt");
        File.WriteAllText(Path.Combine(run.Workspace, "mail.txt"), "{{service}}: {{status}}\n\n{{reason}}\n");
        await run.NotifyAsync();

        var mail = await ReadAsync(run);
        mail["plain"]!.GetValue<string>().ShouldBe("shop: failure\n\n<script>alert(1)</script> {{service}}\n");
        mail["html"]!.GetValue<string>().Trim().ShouldBe("shop: failure\n\n<script>alert(1)</script> {{service}}");
    }

    [Fact]
    public async Task A_reason_of_a_megabyte_is_cut()
    {
        using var run = await Run().Input("reason", string.Concat(Enumerable.Repeat("Ошибка & 🧑‍🚀 <x>\n", 40_000))).NotifyAsync();

        run.Result().ShouldBe("delivered: ", run.Log);
        (await RawAsync(run)).Length.ShouldBeLessThan(1_000_000);
        (await ReadAsync(run))["plain"]!.GetValue<string>().ShouldContain("…");
    }

    private async Task<System.Text.Json.Nodes.JsonNode> ReadAsync(ActionRun run) => await MailJudge.ReadAsync(await RawAsync(run));

    private Task<byte[]> RawAsync(ActionRun run) => exim.MailAsync((string)System.Text.Json.Nodes.JsonNode.Parse(run.Outputs["results"])!["email"]!["id"]!);
}
