using System.Text;
using Notify.Events;

namespace Notify.Tests.Support;

/// <summary>Notifications by chance, of everything that has ever broken a payload; the same seed gives the same ones.</summary>
internal sealed class WildNotifications(int seed)
{
    private const int Largest = 1 << 20;

    private static readonly string[] Pieces =
    [
        "a", "tea", " ", "\n", "\r\n", "\"", "\\", "'", "`", "```", "${{ secrets.X }}", "<", ">", "&", "&amp;", "<b>", "</a>", "<!here>", "@channel", "<!-- suite:x -->", "-->", "{{reason}}",
        "é", "漢", "😀", "👩‍👩‍👧‍👦", "🇩🇪", "e\u0301\u0302", "\u2028", "\u2029", "\u202e", "\u200f", "שלום", "\u0000", "\u0007", "\u001b[31m", "\ufeff", ":", "/", "%3A", "::error::", "|", "*", "_", "~", "#",
    ];

    private readonly Random random = new(seed);

    /// <summary>Mostly small ones; one in five hundred holds up to a mebibyte.</summary>
    public IEnumerable<Notification> Take(int count)
    {
        for (var index = 0; index < count; index++) yield return Next(index % 500 == 499 ? random.Next(Largest) : random.Next(1, 200));
    }

    /// <summary>One of each status whose texts are all the same.</summary>
    public static Notification Of(NotificationStatus status, string text) => new()
    {
        Status = status,
        Repository = "acme/shop",
        ServerUrl = "https://github.com",
        Commit = new string('a', 40),
        Ref = text,
        Workflow = text,
        Actor = text,
        RunUrl = "https://github.com/acme/shop/actions/runs/1001",
        CorrelationKey = text,
        At = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero),
        Service = text,
        Environment = text,
        Version = text,
        PreviousVersion = text,
        Reason = text,
        FailedStep = text,
        Changes = [new Change(text, new string('b', 40)), new Change(text)],
        Jobs = [new JobResult(text, "success")],
        Builds = [new Build("ios", text, text, text, "https://expo.dev/1")],
    };

    private Notification Next(int size)
    {
        var status = Enum.GetValues<NotificationStatus>()[random.Next(Enum.GetValues<NotificationStatus>().Length)];
        return Of(status, "") with
        {
            Ref = Text(size / 8),
            Workflow = Text(size / 8),
            Actor = Text(20),
            RunUrl = $"https://github.com/acme/shop/actions/runs/{new string('1', random.Next(1, Math.Min(size, 5_000)))}",
            CorrelationKey = Text(size / 4),
            Service = Maybe(size / 8),
            Environment = Maybe(size / 8),
            Version = Maybe(size / 8),
            PreviousVersion = Maybe(size / 8),
            EnvironmentUrl = random.Next(2) == 0 ? null : $"https://shop.example.com/?q={Uri.EscapeDataString(Text(Math.Min(size, 1_000)))}&x=<\">",
            Duration = random.Next(2) == 0 ? null : TimeSpan.FromSeconds(random.Next(10_000)),
            Reason = Maybe(size),
            FailedStep = Maybe(size / 8),
            Changes = [.. Enumerable.Range(0, random.Next(size > 10_000 ? 2_000 : 5)).Select(_ => new Change(Text(Math.Min(size, 500)), new string('b', 40)))],
            MostChanges = random.Next(101),
            Jobs = [.. Enumerable.Range(0, random.Next(size > 10_000 ? 300 : 4)).Select(_ => new JobResult(Text(30), "failure"))],
            Builds = [.. Enumerable.Range(0, random.Next(size > 10_000 ? 100 : 2)).Select(_ => new Build("ios", Text(30), Text(30), Text(30), "https://expo.dev/1"))],
            PreviousStatus = random.Next(2) == 0 ? null : NotificationStatus.Failure,
            ConsecutiveFailures = random.Next(3),
        };
    }

    private string? Maybe(int length) => random.Next(4) == 0 ? null : Text(length);

    private string Text(int length)
    {
        var text = new StringBuilder();
        var plain = random.Next(3) == 0;
        while (text.Length < length) text.Append(plain ? "abcdefghij" : Pieces[random.Next(Pieces.Length)]);
        return text.ToString();
    }
}
