namespace LambdaDeploy;

/// <summary>What will be done, decided before anything is written.</summary>
internal sealed record DeployPlan(IReadOnlyList<FunctionPlan> Functions)
{
    /// <summary>The functions that get another version.</summary>
    public IEnumerable<FunctionPlan> Moving => Functions.Where(plan => plan.Step != PlannedStep.Nothing);

    public bool IsChange => Functions.Any(plan => plan.IsChange);
}
