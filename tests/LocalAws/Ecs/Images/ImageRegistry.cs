using System.Security.Cryptography;
using System.Text;
using LocalAws.Processes;

namespace LocalAws.Ecs.Images;

/// <summary>The images that can be pulled. What is not registered here never runs.</summary>
internal sealed class ImageRegistry
{
    private readonly Dictionary<string, LocalImage> byReference = new(StringComparer.Ordinal);

    public LocalImage Add(string repository, string tag, LocalProgram program) =>
        Keep(new(repository, tag, DigestOf(repository, tag, program.ToString())) { Program = program });

    public LocalImage Add(string repository, string tag, IReadOnlyList<VirtualOutcome> outcomes) =>
        Keep(new(repository, tag, DigestOf(repository, tag, string.Join('\n', outcomes))) { Outcomes = outcomes });

    /// <summary>Finds by digest where the reference has one, else by tag, else by the tag <c>latest</c>.</summary>
    public LocalImage? Find(string reference)
    {
        var at = reference.IndexOf('@');
        if (at >= 0)
            return byReference.GetValueOrDefault($"{WithoutTag(reference[..at])}{reference[at..]}");
        return byReference.GetValueOrDefault(WithoutTag(reference) == reference ? $"{reference}:latest" : reference);
    }

    private LocalImage Keep(LocalImage image)
    {
        byReference[image.TagReference] = image;
        byReference[image.DigestReference] = image;
        return image;
    }

    private static string WithoutTag(string name)
    {
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? name[..colon] : name;
    }

    private static string DigestOf(params string[] parts) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))));
}
