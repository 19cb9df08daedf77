using Notify.Events;

namespace Notify.Tests.Support;

/// <summary>Notifications of everything that has ever broken a message, the same for the same seed.</summary>
internal sealed class RandomNotifications(int seed)
{
    private const int Megabyte = 1_000_000;

    private static readonly string[] Pieces =
    [
        "a", "deploy", " ", "  ", "\n", "\r\n", "\t", "\"", "'", "\\", "`", "```", "*", "**", "_", "__init__", "~", "<", ">", "&", "&amp;", "&lt;", "|", "${{ x }}", "{{status}}", "{{DATE(2017-02-14T06:08:00Z)}}",
        "@channel", "@everyone", "<!here>", "<!everyone>", "<@U1>", "<https://x|y>", "[x](https://y)", "-->", "<!-- suite:x -->", ":tada:", "# ", "- ", "1. ", "> ", "é", "e\u0301", "ß", "你好", "😀", "👨‍👩‍👧‍👦", "🇩🇪",
        "\u2028", "\u2029", "\u200f", "\u202e", "\u200b", "\u00a0", "\u0001", "\u007f", "\ufeff", "𝒳",
    ];

    private readonly Random random = new(seed);

    private bool isHuge;

    /// <param name="most">Most pieces of a text.</param>
    /// <param name="mayBeHuge">True makes lists full and some texts long, a few of them a megabyte.</param>
    public Notification Next(int most, bool mayBeHuge = false)
    {
        isHuge = mayBeHuge;
        var told = SampleNotification.Of(random.GetItems(Enum.GetValues<NotificationStatus>(), 1)[0]);
        return told with
        {
            Workflow = Text(most, true),
            Ref = Text(most, true),
            Actor = Text(most, true),
            RunUrl = Url(most),
            Service = Maybe(() => Text(most, true)),
            Environment = Maybe(() => Text(most, true)),
            Version = Maybe(() => Text(most, true)),
            PreviousVersion = Maybe(() => Text(most, true)),
            EnvironmentUrl = Maybe(() => Url(most)),
            CompareUrl = Maybe(() => Url(most)),
            Reason = Maybe(() => Text(most, false)),
            FailedStep = Maybe(() => Text(most, true)),
            Duration = random.Next(2) == 0 ? null : TimeSpan.FromSeconds(random.Next(10_000)),
            ConsecutiveFailures = random.Next(4),
            MostChanges = random.Next(30),
            Changes = [.. Enumerable.Range(0, Count(40)).Select(_ => new Change(Text(most, true), random.Next(2) == 0 ? null : new string('c', 40)))],
            Jobs = [.. Enumerable.Range(0, Count(60)).Select(_ => new JobResult(Text(most, true), "success"))],
            Builds = [.. Enumerable.Range(0, Count(10)).Select(_ => new Build(Text(most, true), Text(most, true), null, "1", Url(most)))],
        };
    }

    /// <summary>Mostly small ones; one in five hundred is huge.</summary>
    public IEnumerable<Notification> Many(int count) => Enumerable.Range(1, count).Select(number => Next(10, mayBeHuge: number % 500 == 0));

    // Trimmed, as inputs are; never empty.
    private string Text(int most, bool isLine)
    {
        var text = string.Concat(random.GetItems(Pieces, random.Next(1, most)));
        if (isHuge) text = string.Concat(Enumerable.Repeat(text, random.Next(200) == 0 ? 1 + (Megabyte / text.Length) : random.Next(1, 100)));
        if (isLine) text = text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        return text.Trim() is { Length: > 0 } trimmed ? trimmed : "x";
    }

    private string Url(int most) => $"https://example.com/{Uri.EscapeDataString(string.Concat(random.GetItems(Pieces, random.Next(1, Math.Min(most, 60)))))}?a=1&b=(2)|{(random.Next(50) == 0 ? new string('u', 5_000) : "")}";

    private string? Maybe(Func<string> make) => random.Next(2) == 0 ? null : make();

    private int Count(int most) => isHuge ? most : random.Next(3) == 0 ? random.Next(most) : 0;
}
