using System.Text.Json;
using SbomScan.Licenses;

namespace SbomScan.Foreign;

/// <summary>The licences of a CycloneDX component as one text.</summary>
internal static class ForeignLicense
{
    public static string? Of(JsonElement component)
    {
        var texts = component.Items("licenses").Select(Text).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return texts.Count switch
        {
            0 => null,
            1 => texts[0],
            _ => string.Join(" AND ", texts.Select(text => LicenseStatement.Of(text).Expression is { } expression ? Part(expression) : text)),
        };
    }

    private static string? Text(JsonElement choice)
    {
        var license = choice.Child("license");
        return choice.Text("expression") ?? license.Text("id") ?? license.Text("name");
    }

    private static string Part(LicenseExpression expression) => expression is LicenseExpression.Any ? $"({expression})" : expression.ToString();
}
