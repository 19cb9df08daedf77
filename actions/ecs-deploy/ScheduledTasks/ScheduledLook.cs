using System.Text.Json.Nodes;
using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>Finds the scheduled tasks that belong to the planned services. Only reads.</summary>
/// <param name="clusterArn">Where the tasks run that are looked for.</param>
internal sealed class ScheduledLook(IReadOnlyList<ITargetStore> stores, ScheduledWish wish, string clusterArn, ActionContext action)
{
    private readonly List<string> problems = [];
    private readonly List<ScheduledTask> tasks = [];

    /// <exception cref="InputErrors">A named one does not exist, may not be changed, or runs nothing this step deploys.</exception>
    public async Task<IReadOnlyList<ScheduledTask>> RunAsync(DeployPlan plan)
    {
        if (wish.IsEmpty)
            return [];
        using var group = action.Log.Group("Scheduled tasks");
        foreach (var place in wish.Places)
            await AddNamedAsync(place, plan);
        if (wish.Auto)
            await AddAllAsync(plan);
        if (problems.Count > 0)
            throw new InputErrors(problems);
        foreach (var task in tasks)
            action.Log.Info(task.Describe());
        if (tasks.Count == 0)
            action.Log.Info("none runs a revision of what this step deploys");
        return tasks;
    }

    private async Task AddNamedAsync(ScheduledPlace place, DeployPlan plan)
    {
        try
        {
            var targets = await StoreOf(place).ReadAsync(place, action.Stopping);
            if (!Add(place, targets, plan))
                problems.Add($"Input 'scheduled-tasks': {place} runs {Runs(targets)}, and this step deploys {string.Join(", ", plan.Services.Select(service => service.Rendering.Family).Distinct(StringComparer.Ordinal))}. Name one that runs one of these families.");
        }
        catch (UserError problem)
        {
            problems.Add($"Input 'scheduled-tasks': {problem.FullText.ReplaceLineEndings(" ")}");
        }
    }

    private async Task AddAllAsync(DeployPlan plan)
    {
        foreach (var store in stores)
        {
            foreach (var place in (await store.OfClusterAsync(clusterArn, action.Stopping)).Except(wish.Places))
                await AddFoundAsync(place, plan);
        }
    }

    private async Task AddFoundAsync(ScheduledPlace place, DeployPlan plan)
    {
        try
        {
            Add(place, await StoreOf(place).ReadAsync(place, action.Stopping), plan);
        }
        catch (UserError problem)
        {
            action.Log.Info($"left alone: {problem.Message}");
        }
    }

    /// <returns>False when none of the targets runs anything this step deploys.</returns>
    private bool Add(ScheduledPlace place, IReadOnlyList<EcsTarget> targets, DeployPlan plan)
    {
        var ours = false;
        foreach (var target in targets)
        {
            var name = TaskDefinitionName.Short(target.TaskDefinition);
            var family = name.Split(':')[0];
            var services = plan.Services.Where(service => service.Rendering.Family == family).ToList();
            if (services.Count == 0)
                continue;
            ours = true;
            var task = new ScheduledTask(place, target.Id, target.TaskDefinition, services[0]);
            if (name == family)
                action.Log.Info($"{task.Name}: left alone: it names the family {family} without a revision, and so runs the newest one by itself");
            else if (services.Exists(other => !SameRevision(other, services[0])))
                problems.Add($"Input 'scheduled-tasks': {task.Name} runs the family {family}, of which {string.Join(" and ", services.Select(service => service.Service))} get different revisions: it is not clear which one is meant. Deploy them in steps of their own.");
            else
                tasks.Add(task);
        }
        return ours;
    }

    private static bool SameRevision(ServicePlan one, ServicePlan other) => one.Step == PlannedStep.NewRevision || other.Step == PlannedStep.NewRevision
        ? one.Step == other.Step && JsonNode.DeepEquals(one.Definition, other.Definition)
        : one.Existing!.Arn == other.Existing!.Arn;

    private static string Runs(IReadOnlyList<EcsTarget> targets) => targets.Count == 0
        ? "no task of ECS"
        : string.Join(", ", targets.Select(target => TaskDefinitionName.Short(target.TaskDefinition)).Distinct(StringComparer.Ordinal));

    private ITargetStore StoreOf(ScheduledPlace place) => stores.First(store => store.Kind == place.Kind);
}
