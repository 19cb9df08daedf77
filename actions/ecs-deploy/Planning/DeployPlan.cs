using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>What will be done, decided from inputs and state alone, before anything is written.</summary>
internal sealed record DeployPlan(IReadOnlyList<ServicePlan> Services)
{
    /// <summary>The services something happens to.</summary>
    public IEnumerable<ServicePlan> Changing => Services.Where(plan => plan.Step != PlannedStep.Nothing);

    /// <exception cref="UserError">An image cannot be assigned.</exception>
    public static DeployPlan Of(Inputs inputs, IReadOnlyList<ServiceState> states) => new([.. states.Select(state => PlanOf(inputs, state))]);

    /// <summary>Images of services that stay as they are because a tag that usually moves is written as before.</summary>
    public IEnumerable<string> UnmovedTags(Inputs inputs) =>
        Services.Any(service => service.Step == PlannedStep.Nothing)
            ? inputs.Images.Select(image => image.Image).Append(inputs.Image).OfType<string>().Where(HasMovingTag).Distinct(StringComparer.Ordinal)
            : [];

    private static bool HasMovingTag(string image)
    {
        var name = image[(image.LastIndexOf('/') + 1)..];
        return !name.Contains('@') && (!name.Contains(':') || name.EndsWith(":latest", StringComparison.Ordinal));
    }

    private static ServicePlan PlanOf(Inputs inputs, ServiceState state)
    {
        var (definition, changes) = TaskDefinitionEdit.WithImages(state.Name, state.Definition, inputs);
        if (state.Tags.Count > 0)
            definition["tags"] = TagsOf(state.Tags);
        return new ServicePlan(state, StepOf(state, changes), definition, changes);
    }

    private static PlannedStep StepOf(ServiceState state, IReadOnlyList<ImageChange> changes)
    {
        if (changes.Count > 0)
            return PlannedStep.NewRevision;
        return TaskDefinitionName.Same(state.Primary?.TaskDefinition, state.LastGood) ? PlannedStep.Nothing : PlannedStep.DeployExisting;
    }

    private static JsonArray TagsOf(IReadOnlyList<EcsTag> tags) =>
        new([.. tags.Select(JsonNode? (tag) => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value })]);
}
