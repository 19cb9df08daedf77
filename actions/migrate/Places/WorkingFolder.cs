using Actions.Toolkit;

namespace Migrate.Places;

/// <summary>The folder of the workspace where commands run.</summary>
internal static class WorkingFolder
{
    public static string Of(Inputs inputs, ActionContext action) => inputs.WorkingDirectory?.FullPath ?? Path.GetFullPath(action.Runner.Workspace);

    /// <exception cref="UserError">There is no such folder.</exception>
    public static void Check(Inputs inputs, ActionContext action)
    {
        if (!Directory.Exists(Of(inputs, action)))
            throw new UserError($"Input 'working-directory': there is no folder '{inputs.WorkingDirectory?.RelativePath}' in the workspace.", "Did a checkout step run before this one?");
    }
}
