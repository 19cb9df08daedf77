using Notify.Tests.Support;

namespace Notify.Tests.Email;

public sealed class MailInputTests
{
    [Theory]
    [InlineData("smtp-host", "https://mail.example.com")]
    [InlineData("smtp-host", "mail.example.com:587")]
    [InlineData("smtp-host", "mail.example.com\r\nQUIT")]
    [InlineData("smtp-port", "0")]
    [InlineData("smtp-port", "70000")]
    [InlineData("smtp-tls", "none")]
    [InlineData("smtp-username", "deploy\r\nMAIL FROM:<x@example.com>")]
    [InlineData("smtp-ca-file", "nowhere.pem")]
    [InlineData("smtp-ca-file", "../../etc/passwd")]
    [InlineData("email-from", "nobody")]
    [InlineData("email-from", "a@example.com, b@example.com")]
    [InlineData("email-from", "Deployments\r\nBcc: x@example.com <deploy@example.com>")]
    [InlineData("email-from", "Deployments <deploy@example.com>\r\nBcc: x@example.com")]
    [InlineData("email-from", "\"de ploy\"@example.com")]
    [InlineData("email-from", "\"a> NOTIFY=SUCCESS <b\"@example.com")]
    [InlineData("email-from", "deploy@exam ple.com")]
    [InlineData("email-from", "deploy@[127.0.0.1]")]
    [InlineData("email-from", "jürgen@example.com")]
    [InlineData("email-from", "@example.com")]
    [InlineData("email-from", "deploy@")]
    [InlineData("email-to", "team@example.com\r\nRCPT TO:<x@example.com>")]
    [InlineData("email-to", "team@example.com, ,, nobody")]
    [InlineData("email-to", "Team: a@example.com, b@example.com;")]
    [InlineData("email-to", "a@example.com b@example.com")]
    [InlineData("email-to", "<team@example.com")]
    [InlineData("service", "shop\r\nBcc: x@example.com")]
    [InlineData("environment", "production\nX: y")]
    [InlineData("version", "v1\rX: y")]
    [InlineData("previous-version", "v1\nX: y")]
    [InlineData("correlation-key", "k\r\nX: y")]
    public async Task What_is_wrong_is_told_before_anything_is_sent(string input, string value)
    {
        await using var server = new ScriptedSmtp();
        using var run = await NotifyRun.Of("rolled-back").Mail(server.Port).Input(input, value).NotifyAsync();

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain($"Input '{input}': ");
        server.Connections.ShouldBe(0);
    }

    [Theory]
    [InlineData("smtp-host")]
    [InlineData("email-from")]
    [InlineData("email-to")]
    public async Task A_sink_that_is_named_needs_all_of_it(string missing)
    {
        using var run = await NotifyRun.Of().Mail(25).Input("sinks", "email").Without(missing).NotifyAsync();

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain($"Input '{missing}': the sink 'email' needs it.");
    }

    [Theory]
    [InlineData("smtp-username", "Input 'smtp-username': 'smtp-password' is given and needs it.")]
    [InlineData("smtp-password", "Input 'smtp-password': 'smtp-username' is given and needs it.")]
    public async Task A_name_and_a_password_belong_together(string missing, string told)
    {
        using var run = await NotifyRun.Of().Mail(25).Without(missing).NotifyAsync();

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain(told);
    }

    [Fact]
    public async Task A_server_without_addresses_is_an_error_too()
    {
        using var run = await NotifyRun.Of().Input("smtp-host", "mail.example.com").NotifyAsync();

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("Input 'email-from': the sink 'email' needs it.");
        run.Log.ShouldContain("Input 'email-to': the sink 'email' needs it.");
    }

    [Fact]
    public async Task Addresses_without_a_server_tell_nobody()
    {
        using var run = await NotifyRun.Of().Input("email-to", "team@example.com").NotifyAsync();

        run.ExitCode.ShouldBe(0);
        run.Result().ShouldBe("skipped: not configured");
    }

    [Fact]
    public async Task Another_sink_that_is_named_leaves_it_out()
    {
        using var run = await NotifyRun.Of().Mail(25).Input("sinks", "deployment").Input("dry-run", "true").NotifyAsync();

        run.Log.ShouldNotContain("SMTP");
    }

    [Fact]
    public async Task More_recipients_than_a_server_takes_are_refused()
    {
        using var run = await NotifyRun.Of().Mail(25).Input("email-to", string.Join(',', Enumerable.Range(0, 51).Select(number => $"p{number}@example.com"))).NotifyAsync();

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("expected at most 50 addresses, these are 51. Use a mailing list.");
    }

    [Fact]
    public async Task A_line_break_in_a_name_of_GitHub_adds_no_header()
    {
        await using var server = new ScriptedSmtp();
        using var run = NotifyRun.Of().Mail(server.Port);
        run.Variables["GITHUB_WORKFLOW"] = "deploy\r\nBcc: x@example.com";
        await run.NotifyAsync();

        var mail = await MailJudge.ReadAsync(server.Mails.Single());
        mail.Header("Subject").ShouldBe("✅ deploy Bcc: x@example.com of acme/shop succeeded");
        mail["headers"]!.AsArray().ShouldNotContain(header => (string?)header![0] == "Bcc");
    }

    [Fact]
    public async Task A_dry_run_shows_the_mail_and_sends_nothing()
    {
        await using var server = new ScriptedSmtp();
        using var run = await NotifyRun.Of().Mail(server.Port).Input("service", "shop").Input("environment", "production").Input("dry-run", "true").NotifyAsync();

        run.Log.ShouldContain($"SMTP localhost:{server.Port}\nFrom: \"Deployments\" <deploy@example.com>\nTo: team@example.com\nSubject: ✅ shop deployed to production\n\n✅ shop deployed to production\n");
        server.Connections.ShouldBe(0);
    }
}
