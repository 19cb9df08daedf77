using System.Text;
using Notify.Tests.Support;

namespace Notify.Tests.Email;

/// <summary>Who is believed to be the mail server, and what it gets to know.</summary>
public sealed class TlsAndSignInTests
{
    [Fact]
    public async Task Without_STARTTLS_nothing_is_sent()
    {
        await using var server = new ScriptedSmtp { OffersTls = false };

        using var run = await MailRun.TellAsync(server);

        run.Result().ShouldStartWith("failed: localhost does not offer STARTTLS; nothing was sent.");
        run.Tries().ShouldBe(1);
        server.Heard.ShouldAllBe(line => line.StartsWith("EHLO") || line == "QUIT");
    }

    [Fact]
    public async Task Without_TLS_nobody_signs_in_even_where_plain_is_allowed()
    {
        await using var server = new ScriptedSmtp { OffersTls = false, Extensions = "250-AUTH PLAIN LOGIN\r\n" };

        using var run = await MailRun.TellAsync(server, ("smtp-tls", "allow-plain"));

        run.Result().ShouldBe("failed: localhost does not offer TLS, and without it nobody signs in");
        server.Heard.ShouldAllBe(line => line.StartsWith("EHLO") || line == "QUIT");
    }

    [Fact]
    public async Task Plain_is_used_only_where_it_is_allowed_and_nothing_else_is_offered()
    {
        await using var plain = new ScriptedSmtp { OffersTls = false };
        await using var both = new ScriptedSmtp();

        using var first = await MailRun.TellAsync(plain, ("smtp-tls", "allow-plain"), ("smtp-username", ""), ("smtp-password", ""));
        using var second = await MailRun.TellAsync(both, ("smtp-tls", "allow-plain"));

        first.Result().ShouldBe("delivered: ");
        second.Result().ShouldBe("delivered: ");
        both.Heard.ShouldContain("STARTTLS");
    }

    [Theory]
    [InlineData("220 go\r\n250-mail.test\r\n250-AUTH XSECRET\r\n250 HELP")]
    [InlineData("220 go\r\n235 welcome\r\n250 OK\r\n250 OK\r\n354 go on\r\n250 taken")]
    public async Task What_is_slipped_in_before_TLS_is_not_believed(string answer)
    {
        await using var server = ScriptedSmtp.At("STARTTLS", answer);

        using var run = await MailRun.TellAsync(server);

        // The server's own answers are used, those of TLS.
        run.Result().ShouldBe("delivered: ");
        server.Heard.ShouldContain(line => line.StartsWith("AUTH PLAIN"));
        server.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused()
    {
        await using var server = new ScriptedSmtp();

        using var run = await MailRun.TellAsync(server, ("smtp-host", "127.0.0.1"));

        run.Result().ShouldBe("failed: 127.0.0.1 showed a certificate for another name");
        run.Tries().ShouldBe(1);
        server.Mails.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("starttls")]
    [InlineData("implicit")]
    public async Task A_certificate_of_nobody_known_is_refused(string tls)
    {
        await using var server = new ScriptedSmtp { IsImplicit = tls == "implicit" };

        using var ofSystem = await MailRun.TellAsync(server, ("smtp-ca-file", ""), ("smtp-tls", tls));
        using var ofOthers = MailRun.To(server).Input("smtp-tls", tls);
        File.WriteAllText(Path.Combine(ofOthers.Workspace, "ca.pem"), MailCertificate.Other.Authority);
        await ofOthers.NotifyAsync();

        foreach (var run in new[] { ofSystem, ofOthers })
        {
            run.Result().ShouldBe("failed: localhost showed a certificate that is not trusted; 'smtp-ca-file' names authorities of your own");
            run.Tries().ShouldBe(1);
        }

        server.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task Signs_in_with_LOGIN_where_PLAIN_is_not_offered()
    {
        await using var server = new ScriptedSmtp { Mechanisms = "CRAM-MD5 LOGIN" };

        using var run = await MailRun.TellAsync(server);

        run.Result().ShouldBe("delivered: ");
        server.Heard.ShouldContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(MailRun.Password)));
    }

    [Theory]
    [InlineData("CRAM-MD5")]
    [InlineData("")]
    public async Task Signs_in_with_nothing_else(string mechanisms)
    {
        await using var server = new ScriptedSmtp { Mechanisms = mechanisms };

        using var run = await MailRun.TellAsync(server);

        run.Result().ShouldStartWith("failed: localhost offers neither AUTH PLAIN nor AUTH LOGIN");
    }
}
