"""The language of the features: what each sentence means, in Swedish and in English."""
