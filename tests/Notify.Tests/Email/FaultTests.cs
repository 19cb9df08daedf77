using Notify.Tests.Support;
using Testing;

namespace Notify.Tests.Email;

/// <summary>A mail server at its worst.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData("connect", "421 4.3.2 busy")]
    [InlineData("EHLO", "421 4.3.2 busy")]
    [InlineData("EHLO again", "451 4.3.0 later")]
    [InlineData("STARTTLS", "454 4.7.0 TLS not available")]
    [InlineData("AUTH", "454 4.7.0 temporary authentication failure")]
    [InlineData("MAIL", "451 4.3.0 later")]
    [InlineData("RCPT", "450 4.2.1 greylisted")]
    [InlineData("DATA", "451 4.3.0 later")]
    [InlineData("end", "452 4.3.1 disk full")]
    [InlineData("connect", ScriptedSmtp.Reset)]
    [InlineData("EHLO", ScriptedSmtp.Reset)]
    [InlineData("STARTTLS", ScriptedSmtp.Reset)]
    [InlineData("EHLO again", ScriptedSmtp.Reset)]
    [InlineData("AUTH", ScriptedSmtp.Reset)]
    [InlineData("MAIL", ScriptedSmtp.Reset)]
    [InlineData("RCPT", ScriptedSmtp.Reset)]
    [InlineData("DATA", ScriptedSmtp.Reset)]
    public async Task What_may_pass_is_tried_again(string stage, string answer)
    {
        await using var server = ScriptedSmtp.At(stage, answer, times: 2);

        using var run = await MailRun.TellAsync(server);

        run.Result().ShouldBe("delivered: ", run.Log);
        run.Tries().ShouldBe(3);
        server.Mails.Count.ShouldBe(stage == "end" ? 3 : 1);
    }

    [Theory]
    [InlineData("connect", "421 4.3.2 busy", "localhost answered 421")]
    [InlineData("AUTH", "454 4.7.0 later", "localhost lets nobody sign in for now")]
    [InlineData("RCPT", "450 4.2.1 greylisted", "localhost refused for now team@example.com (450)")]
    [InlineData("end", "452 4.3.1 disk full", "localhost answered 452 to the mail")]
    [InlineData("MAIL", ScriptedSmtp.Reset, "localhost broke the connection")]
    [InlineData("DATA", ScriptedSmtp.Close, "localhost broke the connection")]
    public async Task What_does_not_pass_is_given_up_after_five_tries(string stage, string answer, string reason)
    {
        await using var server = ScriptedSmtp.At(stage, answer);

        using var run = await MailRun.TellAsync(server);

        run.Result().ShouldBe($"failed: {reason}");
        run.Tries().ShouldBe(5);
        server.Mails.Count.ShouldBe(stage == "end" ? 5 : 0);
    }

    [Theory]
    [InlineData("connect", "554 5.3.2 go away", "localhost answered 554")]
    [InlineData("AUTH", "535 5.7.8 bad credentials for deploy", "localhost did not accept 'smtp-username' and 'smtp-password'")]
    [InlineData("MAIL", "530 5.7.0 authentication required", "localhost wants somebody to sign in: give 'smtp-username' and 'smtp-password'")]
    [InlineData("MAIL", "553 5.1.8 not your address", "localhost answered 553 to the sender; check 'email-from' and what its owner may send")]
    [InlineData("RCPT", "550 5.1.1 no such user", "localhost refused every recipient: team@example.com (550)")]
    [InlineData("end", "552 5.3.4 too big", "localhost answered 552 to the mail")]
    [InlineData("end", "554 5.7.1 spam", "localhost answered 554 to the mail; check 'email-from' and what its owner may send")]
    public async Task What_is_final_is_not_tried_again(string stage, string answer, string reason)
    {
        await using var server = ScriptedSmtp.At(stage, answer);

        using var run = await MailRun.TellAsync(server);

        run.Result().ShouldStartWith($"failed: {reason}");
        run.Tries().ShouldBe(1);
    }

    [Fact]
    public async Task A_mail_that_was_sent_and_not_answered_is_sent_again_with_the_same_id()
    {
        await using var server = ScriptedSmtp.At("end", ScriptedSmtp.Reset, times: 1);

        using var run = await MailRun.TellAsync(server);

        run.Result().ShouldBe("delivered: an earlier try was not answered: it may have been sent twice, with the same Message-ID");
        server.Mails.Count.ShouldBe(2);
        server.Mails[1].ShouldBe(server.Mails[0]);
    }

    [Theory]
    [InlineData("connect")]
    [InlineData("STARTTLS")]
    [InlineData("EHLO again")]
    [InlineData("DATA")]
    [InlineData("end")]
    public async Task A_server_that_hangs_is_left(string stage)
    {
        await using var server = ScriptedSmtp.At(stage, ScriptedSmtp.Hang);

        using var run = new ActionRun { Time = new HastyTime() }.WithEvent([]).Input("status", "failure").Mail(server.Port);
        await run.NotifyAsync();

        run.Result().ShouldBe("failed: not done within 1 min 0 s");
        server.Connections.ShouldBeInRange(1, 3);
    }

    [Theory]
    [InlineData(ScriptedSmtp.Hang)]
    [InlineData(ScriptedSmtp.Reset)]
    [InlineData("500 no")]
    public async Task What_happens_after_the_mail_was_taken_changes_nothing(string answer)
    {
        await using var server = ScriptedSmtp.At("QUIT", answer);

        using var run = await MailRun.TellAsync(server);

        run.Result().ShouldBe("delivered: ");
        run.Tries().ShouldBe(1);
    }

    [Fact]
    public async Task Seven_bits_are_enough()
    {
        await using var server = new ScriptedSmtp { Extensions = "" };

        using var run = await MailRun.TellAsync(server, ("reason", "Ошибка 🧑‍🚀\n.\n..\nFrom me"), ("smtp-tls", "starttls"));

        run.Result().ShouldBe("delivered: ");
        server.Mails.Single().ShouldAllBe(letter => letter < 128);
        (await MailJudge.ReadAsync(server.Mails.Single()))["plain"]!.GetValue<string>().ShouldContain("\nОшибка 🧑‍🚀\n.\n..\nFrom me\n");
    }

    [Theory]
    [InlineData("EHLO")]
    [InlineData("MAIL")]
    public async Task Endless_answers_are_not_listened_to(string stage)
    {
        var endless = string.Concat(Enumerable.Repeat("250-" + new string('x', 500) + "\r\n", 10_000)) + "250 OK";
        await using var server = ScriptedSmtp.At(stage, endless);

        using var run = await MailRun.TellAsync(server);

        run.Result().ShouldBe("failed: localhost answered more than any mail server says");
        run.Tries().ShouldBe(1);
    }

    [Fact]
    public async Task What_is_no_mail_server_is_told()
    {
        await using var server = ScriptedSmtp.At("connect", "HTTP/1.1 400 Bad Request");

        using var run = await MailRun.TellAsync(server);

        run.Result().ShouldBe("failed: localhost broke the connection before the dialogue began; check 'smtp-port' and 'smtp-tls'");
    }

    [Fact]
    public async Task Nobody_there_is_tried_again()
    {
        int port;
        await using (var server = new ScriptedSmtp()) port = server.Port;

        using var run = await NotifyRun.Of().Mail(port).NotifyAsync();

        run.Result().ShouldBe("failed: localhost cannot be reached: ConnectionRefused");
        run.Tries().ShouldBe(5);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_told()
    {
        using var run = await NotifyRun.Of().Mail(587).Input("smtp-host", "mail.invalid").NotifyAsync();

        run.Result().ShouldStartWith("failed: mail.invalid cannot be reached: ");
    }

    [Fact]
    public async Task The_dialogue_is_told_nowhere()
    {
        const string Told = "xyzzy-plugh";
        await using var server = new ScriptedSmtp((connection, stage) => connection switch
        {
            1 when stage == "AUTH" => $"454 {Told}",
            2 when stage == "MAIL" => $"451 {Told}",
            3 when stage == "RCPT" => $"450 {Told}",
            4 when stage == "end" => $"452 {Told}",
            5 when stage == "AUTH" => $"535 {Told} {MailRun.Password}",
            _ => null,
        });

        using var run = MailRun.To(server);
        run.Variables["RUNNER_DEBUG"] = "1";
        await run.NotifyAsync();

        run.Result().ShouldStartWith("failed: ");
        var artefacts = run.Log + run.Summary + string.Concat(run.Outputs.Values);
        artefacts.ShouldNotContain(Told);
        artefacts.ShouldNotContain("EHLO");
        artefacts.ShouldNotContain("RCPT");
        artefacts.Replace("::add-mask::" + MailRun.Password.Replace("%", "%25"), "").ShouldNotContain(MailRun.Password);
    }

    [Fact]
    public async Task A_signal_ends_it()
    {
        await using var server = ScriptedSmtp.At("end", ScriptedSmtp.Hang);
        using var run = MailRun.To(server);

        var running = run.NotifyAsync();
        while (server.Mails.Count == 0) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        run.Stop();
        await running;

        run.Result().ShouldBe("failed: cancelled");
    }
}
