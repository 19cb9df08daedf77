using System.Globalization;
using System.Text.RegularExpressions;
using LocalAws.Wire;

namespace LocalAws.CloudWatch;

/// <summary>Metric math of numbers, ids, <c>+ - * /</c> and parentheses. A moment has a value when all series in it have one.</summary>
internal sealed partial class MetricMath
{
    private readonly string _text;
    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<DateTimeOffset, double>> _series;
    private readonly Queue<string> _tokens;
    private readonly HashSet<string> _used = [];

    private MetricMath(string text, IReadOnlyDictionary<string, IReadOnlyDictionary<DateTimeOffset, double>> series)
    {
        (_text, _series) = (text, series);
        _tokens = new Queue<string>(Token().Matches(text).Select(match => match.Value));
    }

    /// <exception cref="ApiError">The expression cannot be read, or names a series that is not there.</exception>
    public static IReadOnlyDictionary<DateTimeOffset, double> Of(
        string expression, IReadOnlyDictionary<string, IReadOnlyDictionary<DateTimeOffset, double>> series)
    {
        var math = new MetricMath(expression, series);
        var value = math.Sum();
        if (math._tokens.Count > 0 || math._used.Count == 0)
            throw math.Wrong();
        var times = math._used.Select(id => series[id].Keys).Aggregate((IEnumerable<DateTimeOffset>?)null, (all, keys) => all?.Intersect(keys) ?? keys)!;
        // A division by zero has no value.
        return times.Select(time => (Time: time, Value: value(time))).Where(one => double.IsFinite(one.Value)).ToDictionary(one => one.Time, one => one.Value);
    }

    private Func<DateTimeOffset, double> Sum()
    {
        var left = Product();
        while (_tokens.TryPeek(out var sign) && sign is "+" or "-")
        {
            _tokens.Dequeue();
            var (one, other) = (left, Product());
            left = sign == "+" ? time => one(time) + other(time) : time => one(time) - other(time);
        }

        return left;
    }

    private Func<DateTimeOffset, double> Product()
    {
        var left = Single();
        while (_tokens.TryPeek(out var sign) && sign is "*" or "/")
        {
            _tokens.Dequeue();
            var (one, other) = (left, Single());
            left = sign == "*" ? time => one(time) * other(time) : time => one(time) / other(time);
        }

        return left;
    }

    private Func<DateTimeOffset, double> Single()
    {
        if (!_tokens.TryDequeue(out var token))
            throw Wrong();
        if (token == "(")
        {
            var inner = Sum();
            return _tokens.TryDequeue(out var close) && close == ")" ? inner : throw Wrong();
        }

        if (token == "-")
        {
            var negated = Single();
            return time => -negated(time);
        }

        if (double.TryParse(token, CultureInfo.InvariantCulture, out var number))
            return _ => number;
        if (!_series.TryGetValue(token, out var values))
            throw Wrong();
        _used.Add(token);
        return time => values[time];
    }

    private ApiError Wrong() =>
        new("ValidationError", $"The expression '{_text}' is not one this server computes: numbers, ids of metrics, + - * / and parentheses.");

    [GeneratedRegex(@"[-+*/()]|[^\s\-+*/()]+", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
