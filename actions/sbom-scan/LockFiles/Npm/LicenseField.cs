using Actions.Toolkit;

namespace SbomScan.LockFiles.Npm;

/// <summary>The licence of a <c>package.json</c>: a text today, an object or a list of them in old packages. Odd ones are none.</summary>
internal static class LicenseField
{
    public static string? Text(YamlValue? field) => field switch
    {
        YamlValue.Scalar => field.Text() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null,
        YamlValue.Mapping => Text(field.Get("type") as YamlValue.Scalar),
        YamlValue.Sequence => Choice([.. field.Items().Where(item => item is not YamlValue.Sequence).Select(Text).OfType<string>()]),
        _ => null,
    };

    // npm: what used to be a list of licences is the choice between them, https://docs.npmjs.com/cli/configuring-npm/package-json#license
    private static string? Choice(IReadOnlyList<string> licenses) => licenses.Count switch
    {
        0 => null,
        1 => licenses[0],
        _ => $"({string.Join(" OR ", licenses)})",
    };
}
