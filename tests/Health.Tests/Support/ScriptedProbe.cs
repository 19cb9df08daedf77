using Actions.Health;
using System.Text;

namespace Health.Tests.Support;

/// <summary>Answers from a script; the last line of it is repeated.</summary>
internal sealed class ScriptedProbe(TimeProvider time, params string[] script) : IProbe
{
    private readonly List<TimeSpan> asked = [];
    private readonly long started = time.GetTimestamp();

    /// <summary>When each attempt was made.</summary>
    public IReadOnlyList<TimeSpan> Asked => asked;

    /// <summary>Asks for a status, or <c>status:seconds</c> for Retry-After, <c>status@version</c>, <c>hang</c>, or a reason such as <c>Refused</c>.</summary>
    public async Task<Answer> AskAsync(Target target, ConnectionTrace trace, CancellationToken cancellation)
    {
        asked.Add(time.GetElapsedTime(started));
        var line = script[Math.Min(asked.Count, script.Length) - 1];
        if (line == "hang") await Task.Delay(TimeSpan.FromDays(1), time, cancellation);
        if (char.IsLetter(line[0]) && Enum.TryParse<Reason>(line, out var reason)) throw new ProbeFailure(new Fault(reason, "as scripted"));
        var words = line.Split(':', '@');
        return Answers.Of(
            int.Parse(words[0]),
            line.Contains('@') ? $$"""{"version":"{{words[1]}}"}""" : "body",
            retryAfter: line.Contains(':') ? TimeSpan.FromSeconds(int.Parse(words[1])) : null);
    }
}

internal static class Answers
{
    public static Answer Of(int status, string body = "", bool cut = false, TimeSpan? latency = null, TimeSpan? retryAfter = null, params (string Name, string Value)[] headers) => new()
    {
        Status = status,
        Headers = headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase),
        Body = new AnswerBody(Encoding.UTF8.GetBytes(body), cut, charset: null),
        Latency = latency ?? TimeSpan.FromMilliseconds(5),
        RetryAfter = retryAfter,
    };
}
