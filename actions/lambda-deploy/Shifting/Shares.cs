using System.Globalization;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>The shares of a canary, in per cent, rising to 100.</summary>
internal static class Shares
{
    public static readonly IReadOnlyList<int> AllAtOnce = [100];

    public static IReadOnlyList<int> Parse(string text)
    {
        var steps = text.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Share).ToList();
        var isRising = steps.Zip(steps.Skip(1)).All(pair => pair.First < pair.Second);
        return steps is [.., 100] && isRising ? steps : throw new FormatException("expected rising shares that end in 100, such as 10,50,100 or 20,40,60,80,100");
    }

    /// <summary>Those that are left for an alias that has a share already.</summary>
    public static IReadOnlyList<int> After(this IReadOnlyList<int> steps, double share) => [.. steps.Where(step => step > share * 100)];

    private static int Share(string text) => int.TryParse(text.TrimEnd('%', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var share) && share is > 0 and <= 100
        ? share
        : throw new FormatException($"'{text}' is not from 1 to 100");
}
