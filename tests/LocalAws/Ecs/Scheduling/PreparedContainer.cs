using LocalAws.Ecs.Images;
using LocalAws.Ecs.Model;

namespace LocalAws.Ecs.Scheduling;

/// <summary>A container whose image, environment and log stream were found.</summary>
internal sealed record PreparedContainer(
    TaskContainer Container, LocalImage Image, IReadOnlyDictionary<string, string> Environment, IReadOnlyList<string>? Command, Action<string> Log);
