using Actions.Aws;
using Actions.Rollouts;

namespace EcsDeploy;

/// <summary>Whether images were pushed, for the architecture the task runs on.</summary>
internal sealed class ImageCheck(IImageLookup images) : IReferenceCheck
{
    public ReferenceKind Kind => ReferenceKind.Image;

    public int AtOnce => 1;

    public async Task<IReadOnlyDictionary<Reference, string>> ProblemsAsync(IReadOnlyList<Reference> references, CancellationToken cancellationToken)
    {
        var problems = new Dictionary<Reference, string>();
        foreach (var reference in references)
        {
            if (Problem(reference, await images.FindAsync(ImageName.Parse(reference.Name), cancellationToken)) is { } problem)
                problems[reference] = problem;
        }
        return problems;
    }

    private static string? Problem(Reference reference, FoundImage? image)
    {
        if (image is null)
            return "does not exist; was it pushed before this step?";
        return image.Architectures.Count == 0 || image.Architectures.Contains(reference.Architecture, StringComparer.Ordinal)
            ? null
            : $"is for {string.Join(", ", image.Architectures)}, and the task runs on {reference.Architecture}";
    }
}
