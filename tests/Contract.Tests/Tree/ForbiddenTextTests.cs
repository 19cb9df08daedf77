using System.Collections;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Testing;

namespace Contract.Tests.Tree;

/// <summary>What must not stand in a public repository: this machine's paths and package hosts, and anything that looks like a credential.</summary>
public partial class ForbiddenTextTests
{
    private static readonly IReadOnlyList<(string File, string Text)> Files =
        [.. TrackedFiles.All.Where(file => Path.GetExtension(file) is not (".png" or ".ico")).Select(file => (file, File.ReadAllText(Repository.File(file))))];

    [Fact]
    public void No_file_names_the_folder_it_was_written_in() =>
        Files.Where(file => file.Text.Contains(Repository.Root + "/", StringComparison.Ordinal)).Select(file => file.File).ShouldBeEmpty();

    [Fact]
    public void No_file_names_a_package_host_of_this_machine()
    {
        foreach (var host in PackageHosts().Where(host => !IsPublic(host)).Distinct(StringComparer.OrdinalIgnoreCase))
            Files.Where(file => file.Text.Contains(host, StringComparison.OrdinalIgnoreCase)).Select(file => file.File).ShouldBeEmpty();
    }

    [Fact]
    public void No_file_holds_a_credential()
    {
        var found = from file in Files
                    from Match match in Credential().Matches(file.Text)
                    where !match.Value.Contains("EXAMPLE", StringComparison.OrdinalIgnoreCase) && match.Value.Distinct().Count() > 8
                    select $"{file.File}: {match.Value}";
        found.ShouldBeEmpty();
    }

    [Fact]
    public void No_file_leaves_something_to_do() =>
        Files.Where(file => Path.GetFileName(file.File) != "ForbiddenTextTests.cs" && LeftToDo().IsMatch(file.Text)).Select(file => file.File).ShouldBeEmpty();

    private static bool IsPublic(string host) =>
        host is "localhost" or "127.0.0.1" || (string[])["nuget.org", "github.com", "microsoft.com", "debian.org", "ubuntu.com", "pypi.org", "npmjs.org"] is var known
        && known.Any(name => host == name || host.EndsWith("." + name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Sources of the package managers of this machine: NuGet's settings, and variables such as proxies and indexes.</summary>
    private static IEnumerable<string> PackageHosts()
    {
        var settings = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget/NuGet/NuGet.Config");
        var sources = File.Exists(settings)
            ? XDocument.Load(settings).Descendants("packageSources").Elements("add").Select(source => (string?)source.Attribute("value") ?? "")
            : [];
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(variable => PackageVariable().IsMatch((string)variable.Key))
            .Select(variable => (string?)variable.Value ?? "");
        return sources.Concat(variables)
            .Where(text => text.StartsWith("http", StringComparison.OrdinalIgnoreCase) && Uri.IsWellFormedUriString(text, UriKind.Absolute))
            .Select(text => new Uri(text).Host);
    }

    [GeneratedRegex("PROXY|INDEX|REGISTRY|NUGET|MIRROR", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PackageVariable();

    [GeneratedRegex(@"\b(TODO|FIXME|XXX|TBD)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeftToDo();

    [GeneratedRegex(@"\b(AKIA|ASIA)[A-Z2-7]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bgithub_pat_[A-Za-z0-9_]{60,}|-----BEGIN [A-Z ]*PRIVATE KEY-----|\bxox[abp]-[0-9]{10,}", RegexOptions.None, 5000)]
    private static partial Regex Credential();
}
