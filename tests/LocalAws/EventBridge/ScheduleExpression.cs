using System.Globalization;
using System.Text.RegularExpressions;

namespace LocalAws.EventBridge;

/// <summary>When <c>rate(…)</c> and <c>cron(…)</c> are due, in UTC.</summary>
internal static partial class ScheduleExpression
{
    /// <returns>Null when it is never due again, or in a form that is not understood here.</returns>
    public static DateTimeOffset? Next(string expression, DateTimeOffset after)
    {
        if (Rate().Match(expression) is { Success: true } rate)
            return after + Unit(rate.Groups["unit"].Value) * int.Parse(rate.Groups["count"].Value, CultureInfo.InvariantCulture);
        return expression.StartsWith("cron(", StringComparison.Ordinal) ? CronExpression.Parse(expression["cron(".Length..^1])?.Next(after) : null;
    }

    private static TimeSpan Unit(string name) => name switch
    {
        "minute" => TimeSpan.FromMinutes(1),
        "hour" => TimeSpan.FromHours(1),
        _ => TimeSpan.FromDays(1),
    };

    [GeneratedRegex(@"^rate\((?<count>[1-9][0-9]*) (?<unit>minute|hour|day)s?\)$")]
    private static partial Regex Rate();
}
