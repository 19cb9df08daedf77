using Actions.Toolkit;

namespace SbomScan.Wishes;

/// <summary>How vulnerabilities are looked up.</summary>
/// <param name="Mode">Where.</param>
/// <param name="Url">The service.</param>
/// <param name="Data">Folder with data of one's own.</param>
/// <param name="MaxDataAge">Oldest data that count.</param>
internal sealed record LookupWishes(LookupMode Mode, Uri Url, WorkspacePath? Data, TimeSpan MaxDataAge)
{
    public static LookupWishes Read(InputReader input)
    {
        var mode = input.Choice<LookupMode>("lookup");
        var data = input.Parsed<WorkspacePath?>("osv-data", text => SourceWishes.FolderOf(input.Runner, text));
        if (mode == LookupMode.Offline && input.OptionalText("osv-data") == null) input.Error("osv-data", "'lookup: offline' needs the folder with the data");
        return new LookupWishes(mode, input.Parsed("osv-url", ParseUrl)!, data, input.Duration("max-data-age", TimeSpan.FromMinutes(1), TimeSpan.FromDays(3650)));
    }

    private static Uri ParseUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url is { Query: "", Fragment: "", UserInfo: "" }
            ? url
            : throw new FormatException("expected the base URL of an OSV API such as https://api.osv.dev, without a query");
}
