namespace EcsDeploy;

/// <summary>Something that must exist for a task to start, or for its service to be deployed.</summary>
/// <param name="Name">As AWS looks it up: name, ARN, or image.</param>
/// <param name="Region">Region it is in where its name says so; null means the one of the service.</param>
/// <param name="Architecture">Of an image: what the task runs on, <c>X86_64</c> or <c>ARM64</c>.</param>
internal sealed record Reference(ReferenceKind Kind, string Name, string? Region = null, string? Architecture = null)
{
    public string Text => Kind switch
    {
        ReferenceKind.Image => $"image {Name}",
        ReferenceKind.LogGroup => $"log group {Name}",
        ReferenceKind.Parameter => $"parameter {Name}",
        ReferenceKind.Secret => $"secret {Name}",
        ReferenceKind.TargetGroup => $"target group {Name}",
        _ => $"alarm {Name}",
    };
}
