using Actions.Aws;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>What a function cannot take, told before anything is written.</summary>
internal static class Fitness
{
    private static readonly string[] OfArchives = ["Handler", "Runtime"];

    /// <exception cref="UserError">The wish does not fit the function, or its alias.</exception>
    public static void Check(FunctionState state, FunctionWish wish, Inputs inputs)
    {
        var function = state.Latest.Configuration;
        if (wish.Source is CodeSource.Image && function.PackageType == "Zip")
            throw new UserError($"Function '{state.Name}' is made of archives, and Lambda cannot turn it into one made of images.", "Create another function for the image, or give 'zip' or 's3'.");
        if (wish.Source is CodeSource.Files or CodeSource.Stored && function.PackageType == "Image")
            throw new UserError($"Function '{state.Name}' is made of images, and Lambda cannot turn it into one made of archives.", "Create another function for the archive, or give 'image'.");
        var wrong = wish.Settings.Members.Select(member => member.Key).Intersect(OfArchives).ToList();
        if (function.PackageType == "Image" && (wrong.Count > 0 || wish.Layers.Count > 0))
            throw new UserError($"Function '{state.Name}' is made of images, which bring {string.Join(", ", wrong.Append("layers").Distinct())} with them.", "Leave these inputs out; 'image-config' sets command and entry point.");
        if (wish.Architecture is { } architecture && KebabCase.Of(architecture) != function.Architecture && wish.Source is null && inputs.Artifacts is null)
            throw new UserError($"Input 'architecture': function '{state.Name}' runs on {function.Architecture}, and another architecture needs code built for it.", "Give 'zip', 's3' or 'image' too.");
        if (state.Alias is { Route.IsSplit: true } alias && inputs.Unfinished == UnfinishedCanary.Refuse)
        {
            throw new UserError(
                $"Alias '{alias.Name}' of '{state.Name}' sends its invocations to two versions, {alias.Route}: an unfinished canary, of this action or of somebody else.",
                "Set 'unfinished-canary' to 'resume' to go on from there, or to 'reset' to begin from version " + alias.FunctionVersion + " alone.");
        }
    }
}
