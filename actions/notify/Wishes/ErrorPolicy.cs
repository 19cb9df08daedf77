using Actions.Toolkit;
using Notify.Sinks;

namespace Notify.Wishes;

/// <summary>What a sink that failed does to the step.</summary>
/// <param name="common">For sinks without one of their own.</param>
/// <param name="bySink">Those of single sinks.</param>
internal sealed class ErrorPolicy(OnError common, IReadOnlyDictionary<SinkName, OnError> bySink)
{
    public OnError For(SinkName sink) => bySink.TryGetValue(sink, out var own) ? own : common;

    public static ErrorPolicy Read(InputReader input)
    {
        var bySink = new Dictionary<SinkName, OnError>();
        var common = OnError.Warn;
        foreach (var (sink, wish) in input.ParsedLines("on-error", Line))
        {
            if (sink is { } name) bySink[name] = wish;
            else common = wish;
        }

        return input.Flag("fail-on-error") ? new ErrorPolicy(OnError.Fail, new Dictionary<SinkName, OnError>()) : new ErrorPolicy(common, bySink);
    }

    private static (SinkName? Sink, OnError Wish) Line(string line)
    {
        var words = line.Split('=', 2, StringSplitOptions.TrimEntries);
        return words is [var sink, var wish] ? (ChoiceText.Parse<SinkName>(sink), ChoiceText.Parse<OnError>(wish)) : (null, ChoiceText.Parse<OnError>(line));
    }
}
