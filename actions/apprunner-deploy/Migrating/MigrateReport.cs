using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>Reads an App Runner service and tells what of it has its like in ECS Express Mode. Writes nothing.</summary>
internal sealed class MigrateReport(IAppRunner runner, Inputs inputs, ActionContext action)
{
    public async Task<ExitCode> RunAsync()
    {
        var service = await new RunnerLook(runner, inputs, action).RunAsync();
        var fates = SettingFates.Of(service);
        using (action.Log.Group($"{service.ServiceName} in ECS Express Mode"))
        {
            foreach (var fate in fates)
                action.Log.Info(fate.ToString());
        }
        action.Outputs.Set("result", KebabCase.Of(DeployResult.Planned));
        action.Outputs.Set("changed", false);
        action.Outputs.Set("image", RunnerSource.ImageOf(service.SourceConfiguration) ?? "");
        action.Outputs.Set("service-url", service.ServiceUrl ?? "");
        action.Summary.Write(new Markdown()
            .Heading(3, $"➖ {service.ServiceName} in ECS Express Mode")
            .Paragraph("Nothing was changed.")
            .Table(["App Runner", "Express", "Remark"], fates.Select(fate => (IReadOnlyList<string>)[Markdown.InlineCode(fate.Setting), fate.Like.Length > 0 ? Markdown.InlineCode(fate.Like) : "none", Markdown.Escape(fate.Remark)])));
        return ExitCode.Success;
    }
}
