using System.Text;
using System.Text.Json.Nodes;
using Actions.Toolkit;
using MimeKit;
using Notify.Events;
using Notify.Limits;
using Notify.Sinks.Email;
using Notify.Tests.Support;

namespace Notify.Tests.Email;

/// <summary>Mails of notifications made up at random, looked at as a server does, and read by another program.</summary>
public sealed class MailLimitTests
{
    private const int Mails = 10_000;
    private const int Read = 400;

    private static readonly EmailSettings Settings = new()
    {
        Server = new SmtpServer { Host = "mail.example.com", Port = 587, Tls = SmtpTls.Starttls, Login = new SmtpLogin("deploy", new Secret("secret")) },
        From = new MailboxAddress("Deployments 🚀", "deploy@example.com"),
        To = [new MailboxAddress("", "team@example.com")],
    };

    [Fact]
    public async Task No_notification_breaks_a_limit_and_short_text_arrives_as_it_was()
    {
        var random = new RandomNotifications(20_240_607);
        var composer = new MailComposer(Settings, "1");
        var (told, sent) = (new List<Notification>(), new List<byte[]>());
        for (var number = 0; number < Mails; number++)
        {
            var notification = random.Next(40, mayBeHuge: number % 200 == 100);
            var mail = Bytes(composer.Compose(notification));
            if (Problem(mail) is { } problem) Assert.Fail($"mail {number}: {problem}");
            if (number % (Mails / Read) != 0) continue;
            told.Add(notification);
            sent.Add(mail);
        }

        foreach (var (notification, mail) in told.Zip(await MailJudge.ReadAsync(sent))) IsWhatWasTold(notification, mail);
    }

    [Fact]
    public void The_largest_of_everything_is_a_mail_that_servers_take()
    {
        foreach (var filler in new[] { "x", "\"", "é", "字", "🧑‍🚀", "&", "\n", "\u0001" })
        {
            var text = string.Concat(Enumerable.Repeat(filler, 1_000_000 / filler.Length));
            var line = text[..5_000].Replace('\n', ' ');
            var url = "https://example.com/?" + new string('&', 135);
            var all = SampleNotification.Of(NotificationStatus.Success) with
            {
                Reason = text, Service = line, Environment = line, Version = line, FailedStep = line, EnvironmentUrl = url, CompareUrl = url,
                Changes = [.. Enumerable.Range(0, 200).Select(_ => new Change(line, new string('a', 40)))], MostChanges = 100,
                Jobs = [.. Enumerable.Range(0, 300).Select(_ => new JobResult(line, "failure"))],
                Builds = [.. Enumerable.Range(0, 300).Select(_ => new Build(line, line, line, line, url))],
            };

            Problem(Bytes(new MailComposer(Settings, "1").Compose(all))).ShouldBeNull(filler);
        }
    }

    [Fact]
    public void The_same_mail_has_the_same_id_and_another_has_another()
    {
        var told = SampleNotification.Of(NotificationStatus.Failure) with { Reason = "no" };
        string Id(Notification notification, string attempt = "1") => new MailComposer(Settings, attempt).Compose(notification).MessageId!;

        Id(told with { At = told.At.AddSeconds(3) }).ShouldBe(Id(told));
        Id(told, "2").ShouldNotBe(Id(told));
        Id(told with { Reason = "yes" }).ShouldNotBe(Id(told));
        Id(told with { CorrelationKey = "another" }).ShouldNotBe(Id(told));
        Id(told).ShouldMatch("^[0-9a-f]{32}@example\\.com$");
    }

    [Fact]
    public void Every_limit_is_in_the_table() => EmailLimits.All.ShouldBeSubsetOf(LimitTable.All);

    [Fact]
    public void Only_web_addresses_are_links()
    {
        var told = SampleNotification.Of(NotificationStatus.Success) with { Builds = [new Build("ios", "1", null, null, "javascript:alert(1)"), new Build("android", "2", null, null, "https://expo.dev/2")] };

        var html = new MailComposer(Settings, "1").Compose(told).HtmlBody!;

        html.ShouldNotContain("javascript:");
        html.ShouldContain("href=\"https://expo.dev/2\"");
    }

    private static byte[] Bytes(MimeMessage mail)
    {
        using var bytes = new MemoryStream();
        mail.WriteTo(new FormatOptions { NewLineFormat = NewLineFormat.Dos }, bytes);
        return bytes.ToArray();
    }

    // RFC 5321, 4.5.3.1.6: 1,000 bytes a line with its end; RFC 5322, 2.3: CR and LF only together; and no 8BITMIME is asked for.
    private static string? Problem(byte[] mail)
    {
        if (mail.Length > 1_000_000) return $"{mail.Length} bytes";
        var start = 0;
        for (var at = 0; at < mail.Length; at++)
        {
            if (mail[at] is > 127 or 0) return $"byte {mail[at]} at {at}";
            if (mail[at] == '\r' && (at + 1 == mail.Length || mail[at + 1] != '\n')) return $"CR alone at {at}";
            if (mail[at] != '\n') continue;
            if (at == 0 || mail[at - 1] != '\r') return $"LF alone at {at}";
            if (at + 1 - start > 1_000) return $"a line of {at + 1 - start} bytes";
            start = at + 1;
        }

        return null;
    }

    private static void IsWhatWasTold(Notification told, JsonNode mail)
    {
        mail["defects"]!.AsArray().ShouldBeEmpty();
        var (plain, html, subject) = (mail["plain"]!.GetValue<string>(), mail["html"]!.GetValue<string>(), mail.Header("Subject"));
        if (told.Reason is { Length: > 0 and < 2_000 } reason)
        {
            plain.ShouldContain(Lines(reason), Case.Sensitive);
            html.ShouldContain(Lines(reason), Case.Sensitive);
        }

        if (told.Service is { Length: < 40 } service) plain.ShouldContain($"Service: {service}\n", Case.Sensitive);
        if (told.Environment is { Length: < 40 } environment && told.Service is { Length: < 40 } && told.Version is null) subject.ShouldContain($"{told.Service}", Case.Sensitive);
        mail["from"]!.ToJsonString().ShouldBe("""[["Deployments \uD83D\uDE80","deploy@example.com"]]""");
    }

    private static string Lines(string text) => text.Replace("\r\n", "\n").Replace('\r', '\n');
}
