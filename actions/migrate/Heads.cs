using Actions.Toolkit;
using Migrate.Places;

namespace Migrate;

/// <summary>Asks where the database is, where that costs no task.</summary>
internal sealed class Heads(IPlace place, Inputs inputs, ActionContext action)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <param name="atAnyCost">Whether a task may be started for it.</param>
    /// <returns>Null when it cannot be told.</returns>
    public async Task<string?> ReadAsync(bool atAnyCost = false)
    {
        if (!(place.IsQuick || atAnyCost) || inputs.Commands.Head is not { } words)
            return null;
        using var group = action.Log.Group("Where the database is");
        var end = await place.RunAsync(new Command("head", words, Limit), action.Stopping);
        if (end.Succeeded)
            return inputs.Commands.Tool.ReadHead(end.Output) ?? string.Join(' ', end.Output.Printed).Trim();
        action.Log.Warning($"Where the database is could not be found out: {end.Reason}.");
        return null;
    }
}
