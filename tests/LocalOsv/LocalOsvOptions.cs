namespace LocalOsv;

/// <summary>What a local OSV service knows.</summary>
public sealed record LocalOsvOptions
{
    /// <summary>Port on loopback; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>True listens on all addresses, so that containers reach it through the gateway of their network.</summary>
    public bool ListenOnAllAddresses { get; init; }

    /// <summary>Folder with records, one in each <c>*.json</c>; more come with <see cref="LocalOsvServer.Add(string)"/>.</summary>
    public string? Data { get; init; }

    /// <summary>Ecosystems, without their releases, that exist; the real service refuses requests with others.</summary>
    public IReadOnlySet<string> Ecosystems { get; init; } = new HashSet<string>
    {
        "npm", "PyPI", "NuGet", "crates.io", "RubyGems", "Go", "Maven", "Packagist", "Hex", "Pub", "CRAN", "Hackage", "SwiftURL", "ConanCenter",
        "GitHub Actions",
        "Debian", "Ubuntu", "Alpine", "Red Hat", "Rocky Linux", "AlmaLinux", "SUSE", "openSUSE", "Mageia", "Wolfi", "Chainguard", "MinimOS",
    };

    /// <summary>Vulnerabilities of one package on one page.</summary>
    public int PageSize { get; init; } = 1000;

    /// <summary>How long each answer takes.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Trouble to make, in order: the first rule that applies wins.</summary>
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];
}
