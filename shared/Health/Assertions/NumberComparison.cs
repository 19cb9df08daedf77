using System.Globalization;

namespace Actions.Health;

/// <summary>A comparison with a number: <c>&lt;= 3</c>.</summary>
internal sealed record NumberComparison(string Operator, decimal Operand)
{
    private static readonly string[] Operators = ["==", "!=", "<=", ">=", "<", ">"];

    /// <param name="text">Operator and number.</param>
    /// <param name="parse">Reads the number; a plain decimal when null.</param>
    /// <exception cref="FormatException">It is none; the message says what is allowed.</exception>
    public static NumberComparison Parse(string text, Func<string, decimal>? parse = null)
    {
        var comparison = Operators.FirstOrDefault(known => text.StartsWith(known, StringComparison.Ordinal))
            ?? throw new FormatException("expected ==, !=, <, <=, > or >=, and a number");
        return new NumberComparison(comparison, (parse ?? ParseNumber)(text[comparison.Length..].Trim()));
    }

    public bool Holds(decimal value) => Operator switch
    {
        "==" => value == Operand,
        "!=" => value != Operand,
        "<" => value < Operand,
        "<=" => value <= Operand,
        ">" => value > Operand,
        _ => value >= Operand,
    };

    private static decimal ParseNumber(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException("expected a number after the comparison");
}
