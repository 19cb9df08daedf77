using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace Migrate.Engine;

/// <summary>Finds out where this program runs, so that other containers can be put beside it.</summary>
internal static partial class OwnContainer
{
    // What the runner calls the workspace inside a container action (runner, ContainerActionHandler.cs).
    private const string WorkspaceOfActions = "/github/workspace";

    /// <exception cref="UserError">It runs in a container that the engine does not know, or that has no workspace.</exception>
    public static async Task<Surroundings> SurroundingsAsync(DockerEngine engine, ActionContext action, CancellationToken cancellationToken)
    {
        var workspace = Path.GetFullPath(action.Runner.Workspace);
        // A container's host name is the beginning of its id unless somebody gave it another one.
        foreach (var name in new[] { action.Environment.GetValueOrDefault("HOSTNAME") ?? "", Environment.MachineName }.Distinct(StringComparer.Ordinal).Where(name => ShortId().IsMatch(name)))
        {
            if (await engine.FindContainerAsync(name, cancellationToken) is { } container && container["Id"]?.GetValue<string>().StartsWith(name, StringComparison.Ordinal) == true)
            {
                return Surroundings.OfContainer(container, workspace) ?? throw new UserError(
                    $"Folder {workspace} is not mounted into this container, and a container of 'image' could not see it.", $"Start this container with '-v FOLDER:{workspace}'.");
            }
        }
        return workspace != WorkspaceOfActions ? Surroundings.OfMachine(workspace) : throw new UserError(
            "The container engine does not know the container that this action runs in, and so not where its workspace and its network are.",
            "The socket must be that of the engine that runs the action. Does the job set DOCKER_HOST or HOSTNAME?");
    }

    [GeneratedRegex(@"\A[0-9a-f]{12,64}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShortId();
}
