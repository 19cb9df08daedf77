using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>One line of <c>images</c>: <c>[service/]container[,container…]=image</c>.</summary>
/// <param name="Containers">None means the only essential one.</param>
internal sealed record ImageAssignment(string? Service, IReadOnlyList<string> Containers, string Image)
{
    private const string Allowed = "expected container=image or service/container=image";

    public static ImageAssignment Parse(string line)
    {
        // The image may hold '=' no more than a container name can: the first one splits.
        var split = line.IndexOf('=', StringComparison.Ordinal);
        if (split < 0)
            throw new FormatException(Allowed);

        var image = line[(split + 1)..].Trim();
        var (service, names) = OwnerScope.Split(line[..split]);
        var containers = names.Split(',', StringSplitOptions.TrimEntries);
        if (image.Length == 0 || image.Any(char.IsWhiteSpace) || containers.Contains("", StringComparer.Ordinal) || service is "")
            throw new FormatException(Allowed);
        return new ImageAssignment(service, containers, image);
    }

    /// <summary>The input <c>image</c>.</summary>
    public static ImageAssignment ForTheOnlyEssential(string image) =>
        image.Any(char.IsWhiteSpace) ? throw new FormatException("expected an image without blanks") : new ImageAssignment(null, [], image);

    public bool AppliesTo(string service) => Service is null || Service == service;
}
