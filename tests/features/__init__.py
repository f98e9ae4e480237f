"""The features are run, and read: what each sentence means stands in engine/living/steps."""
