using System.Globalization;

namespace LambdaDeploy;

/// <summary>Reads <c>error-rate-max</c>: a share of invocations in per cent.</summary>
internal static class ErrorRate
{
    public static decimal Parse(string text) =>
        decimal.TryParse(text.TrimEnd('%', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate is >= 0 and < 100
            ? rate
            : throw new FormatException("expected per cent, from 0 to less than 100, such as 1 or 0.5%");
}
