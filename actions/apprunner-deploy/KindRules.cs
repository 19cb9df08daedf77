using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>Which inputs go with which kind of service. One that would be ignored is an error: whoever gave it expects something of it.</summary>
internal static class KindRules
{
    private const string PublicRegistry = "public.ecr.aws/";

    public static void Check(InputReader inputs, Inputs read)
    {
        if (read.Kind == Kind.Express)
            CheckExpress(inputs, read);
        else
            CheckAppRunner(inputs, read);
    }

    /// <summary>True for an image of the public registry of AWS.</summary>
    public static bool IsPublic(string image) => image.StartsWith(PublicRegistry, StringComparison.Ordinal);

    private static bool IsPathOnly(JsonObject check) =>
        check.ContainsKey("Path") && check.All(member => member.Key == "Path" || (member.Key == "Protocol" && member.Value?.ToString() == "HTTP"));

    private static void CheckAppRunner(InputReader inputs, Inputs read)
    {
        if (read.Cluster is not null)
            inputs.Error("cluster", "it goes with 'kind: express'; App Runner has no clusters");
        if (read.OnCancel == OnCancel.Rollback)
            inputs.Error("on-cancel", "App Runner has no way to stop an operation; leave it at 'leave'");
        if (read.Wish.Image is { } image && ImageName.Parse(image).Ecr is null && !IsPublic(image))
            inputs.Error("image", "App Runner takes images of ECR and of public.ecr.aws only");
    }

    private static void CheckExpress(InputReader inputs, Inputs read)
    {
        if (read.Redeploy)
            inputs.Error("redeploy", "it has no meaning with 'kind: express'; name the image by its digest, and it is deployed");
        if (read.Resume)
            inputs.Error("resume", "it has no meaning with 'kind: express', whose services are never paused");
        if (read.MigrateReport)
            inputs.Error("migrate-report", "it tells what of an App Runner service has its like in Express: use it with 'kind: apprunner'");
        if (read.Wish.AutoScalingArn is not null)
            inputs.Error("auto-scaling-arn", "it is of App Runner; the scaling of an Express service is set where the service is made");
        if (read.Wish.HealthCheck is { } check && !IsPathOnly(check))
            inputs.Error("health-check", "of a service of 'kind: express' only the path can be set: give a path such as /health");
    }
}
