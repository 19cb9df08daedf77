using LocalGitHub;
using Notify.Events;
using Notify.Sinks.Comments;
using Notify.Tests.Support;

namespace Notify.Tests.Comments;

public sealed class CommentWriterTests
{
    // All of it is kept but line separators, which become blanks outside of code.
    private const string Hard = "it's \"quoted\" `code` ${{ x }} <b>&amp; | *a* _b_ ~c~ [d](e) 🚀 👨\u200d👩\u200d👧 é 𝒳 \u200f @team #1 --> \\ end";

    [Fact]
    public void Short_texts_are_seen_as_they_were_written()
    {
        var told = SampleNotification.Deployment(NotificationStatus.Failure) with
        {
            Version = Hard,
            FailedStep = Hard,
            Reason = $"{Hard}\n\u2028\n```\n  {Hard}",
            Changes = [new Change(Hard), new Change(Hard, new string('c', 40)), new Change("- x"), new Change("1. x")],
        };

        var seen = new RenderedComment(CommentWriter.Write(told, null));

        seen.Title.ShouldBe($"❌ Deployment of checkout {Hard} to production failed");
        seen.Fact("Version").ShouldBe(Hard);
        seen.Fact("Failed step").ShouldBe(Hard);
        seen.Code.ShouldBe(told.Reason);
        seen.Bullets.ShouldBe([Hard, $"ccccccc {Hard}", "- x", "1. x"]);
        seen.Surprises.ShouldBeEmpty();
    }

    [Fact]
    public void Addresses_lead_where_they_say()
    {
        var told = SampleNotification.Deployment(NotificationStatus.Success) with { EnvironmentUrl = "https://shop.example.com/a(b)|c?d=\"e f\"" };

        new RenderedComment(CommentWriter.Write(told, null)).Links.ShouldContain("https://shop.example.com/a%28b%29%7Cc?d=%22e%20f%22");
    }

    [Fact]
    public void Ten_thousand_random_notifications_are_comments_that_github_takes()
    {
        var notifications = new RandomNotifications(1);
        foreach (var number in Enumerable.Range(0, 10_000))
        {
            var told = notifications.Next(40, mayBeHuge: number % 100 == 0);

            var text = new CommentText(CommentWriter.Write(told, null), told.RunUrl);

            CommentRules.Problem(text.Fit(CommentLimits.Longest)).ShouldBeNull($"notification {number}");
            text.Fit(CommentLimits.Longest).Length.ShouldBeLessThanOrEqualTo(CommentLimits.Longest, $"notification {number}");
        }
    }

    [Fact]
    public void Nothing_in_a_notification_acts()
    {
        var notifications = new RandomNotifications(2);
        foreach (var number in Enumerable.Range(0, 2_000))
        {
            var told = notifications.Next(20);

            var seen = new RenderedComment(CommentWriter.Write(told, null));

            seen.Surprises.ShouldBeEmpty($"notification {number}");
            if (told.Reason is { } reason) seen.Code.ShouldBe(reason.Replace("\r\n", "\n", StringComparison.Ordinal), $"notification {number}");
        }
    }

    [Fact]
    public void A_cut_text_still_has_only_what_the_writer_puts_there()
    {
        var notifications = new RandomNotifications(3);
        foreach (var number in Enumerable.Range(0, 2_000))
        {
            var told = notifications.Next(60);

            var cut = new CommentText(CommentWriter.Write(told, null), told.RunUrl).Fit(1_200);

            cut.Length.ShouldBeLessThanOrEqualTo(1_200);
            CommentRules.Problem(cut).ShouldBeNull($"notification {number}");
        }
    }
}
