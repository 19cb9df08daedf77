using System.Globalization;
using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>The limits of the Lambda API reference for the settings of a function.</summary>
internal static partial class Limits
{
    public static int Memory(string text) => Number(text.EndsWith("MB", StringComparison.OrdinalIgnoreCase) ? text[..^2].Trim() : text, 128, 10240, "MB of memory");

    public static int EphemeralStorage(string text) => Number(text.EndsWith("MB", StringComparison.OrdinalIgnoreCase) ? text[..^2].Trim() : text, 512, 10240, "MB of /tmp");

    public static int Timeout(string text)
    {
        var duration = DurationText.Parse(text);
        return duration >= TimeSpan.FromSeconds(1) && duration <= TimeSpan.FromMinutes(15) && duration.Ticks % TimeSpan.TicksPerSecond == 0
            ? (int)duration.TotalSeconds
            : throw new FormatException("expected whole seconds from 1 s to 15 m");
    }

    public static string Role(string text) => RoleArn().IsMatch(text) ? text : throw new FormatException("expected the ARN of a role, such as arn:aws:iam::111122223333:role/api");

    private static int Number(string text, int min, int max, string what) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new FormatException($"expected {min} to {max} {what}");

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:iam::[0-9]{12}:role/\S{1,512}\z", RegexOptions.None, 1000)]
    private static partial Regex RoleArn();
}
